package com.anycompany.ordergateway.local.ses;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an account may do, and how much of it has been done. Safe for several threads. */
final class SesAccount {
    private final Set<String> configurationSets = ConcurrentHashMap.newKeySet();
    private final AtomicLong recipients = new AtomicLong();
    private volatile boolean sandbox;
    private volatile boolean sending = true;

    SesAccount(boolean sandbox) {
        this.sandbox = sandbox;
    }

    void leaveSandbox() {
        sandbox = false;
    }

    boolean inSandbox() {
        return sandbox;
    }

    void sending(boolean enabled) {
        sending = enabled;
    }

    boolean isSending() {
        return sending;
    }

    void addConfigurationSet(String name) {
        configurationSets.add(name);
    }

    boolean hasConfigurationSet(String name) {
        return configurationSets.contains(name);
    }

    void sent(int toHowMany) {
        recipients.addAndGet(toHowMany);
    }

    long recipients() {
        return recipients.get();
    }
}
