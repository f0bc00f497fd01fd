package com.anycompany.ordergateway.config;

import java.util.List;

/** The configuration cannot be used. Carries every fault, each as {@code name: value (expected: …)}. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ConfigurationException(List<String> faults) {
        super("configuration: " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Each fault, in the order of the settings. */
    public List<String> faults() {
        return faults;
    }
}
