package com.anycompany.ordergateway.meters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template of CloudFormation, whose functions read as the text that they are given. */
record Template(Map<?, ?> root) {
    private static final List<String> FUNCTIONS = List.of("!Sub", "!Ref", "!If", "!Not", "!Equals", "!GetAtt");

    static Template read(Path file) {
        var constructors = FUNCTIONS.stream().collect(Collectors.toMap(Tag::new, name -> (ConstructNode) new AsText()));
        var settings = LoadSettings.builder().setTagConstructors(constructors).build();
        try {
            return new Template((Map<?, ?>) new Load(settings).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static final class AsText implements ConstructNode {
        @Override
        public Object construct(Node node) {
            return node instanceof ScalarNode scalar
                    ? scalar.getValue()
                    : node.getNodeType().toString();
        }
    }

    /** The text at {@code path}. */
    String text(String... path) {
        Object at = root;
        for (var name : path) {
            at = inside((Map<?, ?>) at, name);
        }
        return String.valueOf(at);
    }

    private static Object inside(Map<?, ?> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    /** The properties of every alarm. */
    List<Map<?, ?>> alarms() {
        return ((Map<?, ?>) inside(root, "Resources"))
                .values().stream()
                        .<Map<?, ?>>map(resource -> (Map<?, ?>) resource)
                        .filter(resource -> "AWS::CloudWatch::Alarm".equals(resource.get("Type")))
                        .<Map<?, ?>>map(resource -> (Map<?, ?>) inside(resource, "Properties"))
                        .toList();
    }

    /** The maps of a list; none where there is no list. */
    static List<Map<?, ?>> list(@Nullable Object node) {
        return Stream.ofNullable(node)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .<Map<?, ?>>map(element -> (Map<?, ?>) element)
                .toList();
    }
}
