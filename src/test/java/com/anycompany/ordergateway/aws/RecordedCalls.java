package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * Writes down every call on AWS that the tests make through the SDK, signed as it goes out: who, by the access key, which
 * names a role; what, on what. After the tests {@code .ci/rights} holds the calls against AWS's own models of its
 * services, and against what each role may do.
 *
 * <p>The SDK finds it by a file of the class path, so no client goes without. One file a process, a line a call, in the
 * folder that {@code recorded.calls} names; nothing is written where it is not set, as in a benchmark.
 *
 * <p>Source: AWS SDK for Java 2.x, {@code ClasspathInterceptorChainFactory}.
 */
public final class RecordedCalls implements ExecutionInterceptor {
    private static final Optional<Path> FILE = Optional.ofNullable(System.getProperty("recorded.calls"))
            .map(folder -> Path.of(folder, ProcessHandle.current().pid() + ".jsonl"));
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        FILE.ifPresent(file -> write(file, line(context, attributes)));
    }

    private static byte[] line(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var request = context.httpRequest();
        var who = request.firstMatchingHeader("Authorization").map(ACCESS_KEY::matcher).stream()
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        var content = request instanceof SdkHttpFullRequest whole
                ? whole.contentStreamProvider()
                : Optional.<ContentStreamProvider>empty();
        var body = content.or(() -> context.requestBody().map(RequestBody::contentStreamProvider))
                .map(RecordedCalls::bytes)
                .orElseGet(() -> new byte[0]);
        return line(
                who,
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                List.of(
                        request.encodedPath(),
                        request.encodedQueryParameters().orElse(""),
                        request.firstMatchingHeader("Content-Type").orElse(""),
                        request.firstMatchingHeader("Content-Encoding").orElse("")),
                body);
    }

    /** Writes down a call that goes out beside the SDK's clients, as whoever received it saw it. */
    public static void received(String authorization, String service, String operation, String type, byte[] body) {
        var who = ACCESS_KEY.matcher(authorization);
        var found = who.find() ? who.group(1) : "";
        FILE.ifPresent(file -> write(file, line(found, service, operation, List.of("/", "", type, ""), body)));
    }

    private static byte[] line(String who, String service, String operation, List<String> wire, byte[] body) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("who", who);
            json.writeStringField("service", service);
            json.writeStringField("operation", operation);
            json.writeStringField("path", wire.get(0));
            json.writeStringField("query", wire.get(1));
            json.writeStringField("type", wire.get(2));
            json.writeStringField("encoding", wire.get(3));
            json.writeBinaryField("body", body);
            json.writeEndObject();
        });
    }

    private static byte[] bytes(ContentStreamProvider content) {
        try (var bytes = content.newStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void write(Path file, byte[] line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var whole = new String(line, StandardCharsets.UTF_8) + "\n";
            Files.writeString(file, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
