package com.anycompany.ordergateway.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** The archive for Lambda, unpacked, and the runtime interface client that Lambda brings itself. */
final class FunctionArchive {
    static final Path FILE = Path.of("target", "order-gateway-lambda.zip");

    private static final List<String> JARS_OF_THE_CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite");

    private FunctionArchive() {}

    /** The folder that a function finds at {@code LAMBDA_TASK_ROOT}; unpacked anew where the archive has changed. */
    static synchronized Path task() throws IOException {
        var stamp = Files.getLastModifiedTime(FILE).toMillis();
        var task = Path.of("target", "lambda", "task-" + stamp).toAbsolutePath();
        if (!Files.exists(task)) {
            Files.createDirectories(task.resolve("lib"));
            try (var zip = new ZipInputStream(Files.newInputStream(FILE))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        Files.copy(zip, task.resolve(entry.getName()));
                    }
                }
            }
        }
        return task;
    }

    /** The class path of the client. */
    static String client() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> JARS_OF_THE_CLIENT.stream()
                        .anyMatch(name -> jar.substring(jar.lastIndexOf(File.separatorChar) + 1)
                                .startsWith(name)))
                .map(jar -> Path.of(jar).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Its native part, which it would unpack at a place of the machine's that processes share. */
    static synchronized Path library() throws IOException {
        var arch = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var name = "libaws-lambda-jni.linux-" + arch + ".so";
        var file = Path.of("target", "lambda", name).toAbsolutePath();
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            var part = file.resolveSibling(name + ".part");
            try (var in = Objects.requireNonNull(ClassLoader.getSystemResourceAsStream("jni/" + name), name)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
