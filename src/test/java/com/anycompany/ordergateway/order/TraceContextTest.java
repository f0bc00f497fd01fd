package com.anycompany.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the W3C's recommendation, each with what breaks it. */
final class TraceContextTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

    private static String state(String... sent) {
        return TraceContext.of(List.of(PARENT), List.of(sent)).orElseThrow().state();
    }

    @Test
    void takesWhatACallerSaysAsItCame() {
        // when
        var trace =
                TraceContext.of(List.of(PARENT), List.of("congo=t61rcWkgMzE")).orElseThrow();
        // then
        assertThat(trace).isEqualTo(new TraceContext(PARENT, "congo=t61rcWkgMzE"));
        assertThat(trace.traceId()).isEqualTo(TRACE_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0X",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-B7AD6B7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void belongsToNoTraceWhereTheRulesAreBroken(String sent) {
        assertThat(TraceContext.of(List.of(sent), List.of("congo=1"))).isEmpty();
    }

    @Test
    void belongsToNoTraceWhereSeveralAreNamed() {
        assertThat(TraceContext.of(List.of(PARENT, PARENT), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-what-the-future-will-be-like"})
    void writesALaterVersionAsTheOneItKnows(String more) {
        assertThat(TraceContext.of(List.of("cc" + PARENT.substring(2) + more), List.of())
                        .orElseThrow()
                        .parent())
                .isEqualTo(PARENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo=1,bar=2|foo=1,bar=2",
                "foo=1 , bar=2|foo=1,bar=2",
                "foo=1,,bar=2|foo=1,bar=2",
                "t0-_*/@sys=a b!~|t0-_*/@sys=a b!~",
                "''|''"
            })
    void takesAStateThatKeepsToTheRules(String sent, String taken) {
        assertThat(state(sent)).isEqualTo(taken);
    }

    @Test
    void putsTheValuesOfSeveralHeadersTogether() {
        assertThat(state("foo=1", "bar=2")).isEqualTo("foo=1,bar=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "=1", "foo=", "Foo=1", "foo=1=2", "foo @=1", "foo=é", "foo=1,bar", "foo=\t1\u0001"})
    void dropsAStateThatBreaksThem(String sent) {
        assertThat(state(sent)).isEmpty();
    }

    @Test
    void dropsAStateOfTooManyMembers() {
        // given
        var many =
                IntStream.rangeClosed(1, 33).mapToObj(each -> "k" + each + "=1").toList();
        // then
        assertThat(state(String.join(",", many))).isEmpty();
        assertThat(state(String.join(",", many.subList(0, 32)))).endsWith("k32=1");
    }

    @Test
    void leavesOutLargeMembersFirstAndThenTheOldest() {
        // given
        var small = IntStream.rangeClosed(10, 30)
                .mapToObj(each -> "k" + each + "=" + "v".repeat(20))
                .collect(Collectors.joining(","));
        // when
        var taken = state("large=" + "v".repeat(200), small);
        // then
        assertThat(taken).startsWith("k10=").hasSizeBetween(480, 512).doesNotContain("large", "k30=");
    }
}
