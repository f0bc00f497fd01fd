package com.anycompany.ordergateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Where values come from: the environment, then a YAML file, then the presets. */
final class Sources {
    private final Map<String, String> environment;
    private final Map<Setting, String> presets;
    private final Map<String, String> file = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** With {@code presets} instead of those that the settings name themselves. */
    Sources(Map<String, String> environment, Map<Setting, String> presets) {
        this.environment = Map.copyOf(environment);
        this.presets = Map.copyOf(presets);
    }

    /** Adds the file, if there is one at {@code path}. */
    Sources withFile(Path path) {
        if (Files.exists(path)) {
            try {
                flatten("", new Load(LoadSettings.builder().build()).loadFromString(Files.readString(path)));
            } catch (IOException | YamlEngineException e) {
                faults.add(path + ": not readable (expected: YAML)");
            }
        }
        return this;
    }

    /** What the file has and nobody knows, and why it could not be read. */
    List<String> faults() {
        var all = new ArrayList<>(faults);
        file.keySet().stream()
                .filter(key -> Setting.ofKey(key).isEmpty())
                .forEach(key -> all.add(key + ": unknown key (expected: one of the table of settings)"));
        return all;
    }

    /** The value of a setting; empty where nothing is set and there is no preset. An empty variable counts as not set. */
    String value(Setting setting) {
        var variable = environment.getOrDefault(setting.variable(), "").strip();
        return variable.isEmpty() ? file.getOrDefault(setting.key(), preset(setting)) : variable;
    }

    private String preset(Setting setting) {
        return presets.getOrDefault(setting, setting.preset());
    }

    private void flatten(String prefix, Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value));
        } else if (node != null && !prefix.isEmpty()) {
            file.put(prefix, node.toString());
        } else if (node != null) {
            faults.add("the file: no keys (expected: a map)");
        }
    }
}
