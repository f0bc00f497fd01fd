package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An AWS that the adapters' contracts run against: the embedded one or, where the system property {@code emulators} names
 * some, each of those. Closing ends what was started for it.
 */
final class ContractAws implements AutoCloseable {
    private final Optional<Emulator> emulator;
    private final AwsClients clients;
    private final Supplier<List<Letter>> letters;
    private final Consumer<String> links;
    private final Runnable end;

    /** One mail, as the service kept it. */
    record Letter(String from, String to, String subject) {}

    private ContractAws(
            Optional<Emulator> emulator,
            AwsClients clients,
            Supplier<List<Letter>> letters,
            Consumer<String> links,
            Runnable end) {
        this.emulator = emulator;
        this.clients = clients;
        this.letters = letters;
        this.links = links;
        this.end = end;
    }

    /** Those that the contracts are to be run against. */
    static Stream<ContractAws> wanted() {
        var named = Emulator.named();
        return named.isEmpty() ? Stream.of(embedded()) : named.stream().map(ContractAws::of);
    }

    private static ContractAws embedded() {
        var aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        return new ContractAws(
                Optional.empty(),
                TestClients.of(aws),
                () -> aws.mails().stream()
                        .map(mail -> new Letter(mail.from(), mail.to().getFirst(), mail.subject()))
                        .toList(),
                aws::verify,
                aws::close);
    }

    private static ContractAws of(Emulator.Place place) {
        return new ContractAws(
                Optional.of(place.emulator()),
                TestClients.at(place.endpoint(), place.region()),
                () -> place.emulator().letters(place.endpoint()),
                verifiedAtOnce -> {},
                () -> {});
    }

    AwsClients clients() {
        return clients;
    }

    /** What the mail service took so far, of whomever. */
    List<Letter> letters() {
        return letters.get();
    }

    /** Follows the link that the mail service sent to a new identity; an emulator sends none and asks for nothing. */
    void verify(String identity) {
        links.accept(identity);
    }

    /** Which emulator it is; empty if it is the embedded AWS. */
    Optional<Emulator> emulator() {
        return emulator;
    }

    @Override
    public void close() {
        clients.close();
        end.run();
    }

    @Override
    public String toString() {
        return emulator.map(Emulator::toString).orElse("embedded");
    }
}
