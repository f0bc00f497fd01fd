package com.anycompany.ordergateway.aws;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Emulators of AWS by others. The system property {@code emulators} says which are there, as a list with commas of
 * {@code name=endpoint}; the one that Testcontainers starts is {@code localstack=image}.
 */
enum Emulator {
    MINISTACK,
    MOTO,
    /** Whatever image Testcontainers' class for LocalStack is given: LocalStack's own, or one that behaves like it. */
    LOCALSTACK;

    private static final String REGION = "eu-west-3";
    private static final String SERVICES = "dynamodb,sns,sqs,ses";

    /** Where one answers. */
    record Place(Emulator emulator, URI endpoint, String region) {}

    /** One container for all contracts; Testcontainers ends it with the JVM. */
    private static final class Container {
        private static final LocalStackContainer STARTED = start();

        private static LocalStackContainer start() {
            var image = DockerImageName.parse(value(LOCALSTACK)).asCompatibleSubstituteFor("localstack/localstack");
            var container = new LocalStackContainer(image)
                    .withServices(SERVICES.split(",", -1))
                    .withEnv("DEFAULT_REGION", REGION);
            container.start();
            return container;
        }
    }

    /** Those that are there, each ready. */
    static List<Place> named() {
        return names().map(Emulator::of).map(Emulator::place).toList();
    }

    private static Stream<String> names() {
        return Stream.of(System.getProperty("emulators", "").split(",", -1)).filter(each -> !each.isBlank());
    }

    private static Emulator of(String named) {
        return valueOf(named.substring(0, named.indexOf('=')).toUpperCase(Locale.ROOT));
    }

    private static String value(Emulator emulator) {
        return names().filter(each -> of(each) == emulator)
                .map(each -> each.substring(each.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Place place(Emulator emulator) {
        return switch (emulator) {
            case MINISTACK, MOTO -> new Place(emulator, URI.create(value(emulator)), REGION);
            case LOCALSTACK -> new Place(emulator, Container.STARTED.getEndpoint(), Container.STARTED.getRegion());
        };
    }

    /** What the mail service of the emulator at {@code endpoint} took. */
    List<ContractAws.Letter> letters(URI endpoint) {
        return switch (this) {
            case MINISTACK, LOCALSTACK ->
                get(endpoint.resolve("/_ministack/ses/messages")).getJsonObject("messages").stream()
                        .flatMap(account -> all((JsonArray) account.getValue()))
                        .map(mail -> new ContractAws.Letter(
                                mail.getString("Source"),
                                mail.getJsonArray("To").getString(0),
                                mail.getString("Subject")))
                        .toList();
            case MOTO ->
                all(get(endpoint.resolve("/moto-api/data.json"))
                                .getJsonObject("ses")
                                .getJsonArray("Message"))
                        .map(mail -> new ContractAws.Letter(
                                mail.getString("source"),
                                mail.getJsonObject("destinations")
                                        .getJsonArray("ToAddresses")
                                        .getString(0),
                                mail.getString("subject")))
                        .toList();
        };
    }

    private static Stream<JsonObject> all(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    private static JsonObject get(URI page) {
        try (var http = HttpClient.newHttpClient()) {
            return new JsonObject(http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(page.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(page.toString(), e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
