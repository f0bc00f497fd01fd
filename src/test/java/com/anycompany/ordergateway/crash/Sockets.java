package com.anycompany.ordergateway.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets of a process, as Linux shows them under {@code /proc}. */
final class Sockets {
    private Sockets() {}

    /** The remote ports of everything that the process is connected to, and 0 for each socket that listens. */
    static Set<Integer> connectionsOf(long pid) {
        var proc = Path.of("/proc", Long.toString(pid));
        try {
            var own = inodes(proc.resolve("fd"));
            var ports = new TreeSet<Integer>();
            for (var table : List.of("tcp", "tcp6")) {
                Files.readAllLines(proc.resolve("net").resolve(table)).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+", -1))
                        .filter(fields -> own.contains(fields[9]))
                        .map(fields -> Integer.parseInt(fields[2].substring(fields[2].indexOf(':') + 1), 16))
                        .forEach(ports::add);
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(proc.toString(), e);
        }
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    /** Empty for one that was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
