package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.Doctor;
import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code doctor}: says what is wrong with the surroundings of the gateway, and why. With {@code --prove} see ProofErrand. */
record DoctorErrand(List<String> recipients) implements Errand {
    /** How it is called. */
    static final String USAGE = "doctor [--recipient ADDRESS]…\n" + ProofErrand.USAGE;

    /** The errand that {@code words} ask for. */
    static Errand of(List<String> words) {
        return words.contains(ProofErrand.OPTION) ? ProofErrand.of(words) : examination(words);
    }

    private static Errand examination(List<String> words) {
        var arguments = Arguments.of(words, Set.of(), Set.of("--recipient"));
        if (!arguments.words().isEmpty()) {
            throw new UsageException("doctor " + arguments.words().getFirst() + " (expected: options only)");
        }
        arguments.all("--recipient").stream()
                .filter(address -> !address.matches("[^@\\s]+@[^@\\s]+"))
                .forEach(address -> {
                    throw new UsageException("--recipient " + address + " (expected: a mail address)");
                });
        return new DoctorErrand(arguments.all("--recipient"));
    }

    @Override
    public Future<Integer> run(Surroundings surroundings) {
        var settings = surroundings.settings();
        var all = new LinkedHashSet<String>();
        settings.mail().fixedRecipient().ifPresent(all::add);
        all.addAll(recipients);
        var patient = new Doctor.Patient(
                settings.table().name(),
                settings.batching(),
                settings.topic().arn(),
                settings.queue().url(),
                settings.mail().sender(),
                all);
        return new Doctor(surroundings.aws().services(), patient, surroundings.timer())
                .examine()
                .map(symptoms -> told(surroundings, symptoms));
    }

    private static int told(Surroundings surroundings, List<Symptom> symptoms) {
        symptoms.forEach(symptom -> surroundings.out().accept(symptom.inWords()));
        var counts = Arrays.stream(Symptom.Severity.values())
                .map(severity -> severity.name().toLowerCase(Locale.ROOT) + " " + count(symptoms, severity))
                .collect(Collectors.joining(", ", "doctor: ", ""));
        surroundings.out().accept(counts);
        return count(symptoms, Symptom.Severity.TROUBLE) == 0 ? WELL : FOUND;
    }

    private static long count(List<Symptom> symptoms, Symptom.Severity severity) {
        return symptoms.stream()
                .filter(symptom -> symptom.severity() == severity)
                .count();
    }
}
