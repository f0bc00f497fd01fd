package com.anycompany.ordergateway.aws;

import java.util.Set;
import java.util.stream.Stream;

/**
 * What an emulator cannot do, with the answer that it gives instead and the contracts in which that shows.
 * {@link EmulatorGapsTest} asks each for it: once an emulator has learned it, that test fails and the gap goes.
 */
enum Gap {
    MOTO_SHARES_NO_STATEMENTS(
            Emulator.MOTO, "several PartiQL statements with parameters in one call", "Status Code: 500"),
    MOTO_LETS_WRITERS_RACE(
            Emulator.MOTO,
            "a condition that holds while others write: several of many writers at once are told that they stored",
            "some elements were found more than once");

    private final Emulator emulator;
    private final String ability;
    private final String answer;

    Gap(Emulator emulator, String ability, String answer) {
        this.emulator = emulator;
        this.ability = ability;
        this.answer = answer;
    }

    /** Those of an emulator that show in {@code contract}. */
    static Stream<Gap> of(Emulator emulator, Class<?> contract) {
        return Stream.of(values())
                .filter(gap -> gap.emulator == emulator && gap.contracts().contains(contract));
    }

    private Set<Class<?>> contracts() {
        return switch (this) {
            case MOTO_SHARES_NO_STATEMENTS -> Set.of(BatchedWritesTest.class, BatchingOrderStoreTest.class);
            case MOTO_LETS_WRITERS_RACE -> Set.of(DynamoOrderStoreTest.class);
        };
    }

    boolean isOf(ContractAws aws) {
        return aws.emulator().filter(emulator::equals).isPresent();
    }

    /** How the emulator answers, as a part of what a test says that fails for it. */
    String answer() {
        return answer;
    }

    @Override
    public String toString() {
        return "not in " + emulator + ": " + ability + ": \"" + answer + "\"";
    }
}
