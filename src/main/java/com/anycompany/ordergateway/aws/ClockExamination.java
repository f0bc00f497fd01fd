package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * How far our clock is from that of AWS, by the {@code Date} of an answer, be it a refusal. It tells whole seconds.
 *
 * <p>Source: RFC 9110, 6.6.1; Signature Version 4: a signature is valid for five minutes on either side. Leases allow for
 * two seconds.
 */
final class ClockExamination {
    private static final String WHAT = "clock";
    private static final Duration LEASES_ALLOW = Duration.ofSeconds(2);
    private static final Duration SIGNATURES_ALLOW = Duration.ofMinutes(5);

    private final DynamoDbAsyncClient client;
    private final String table;
    private final InstantSource clock;

    ClockExamination(DynamoDbAsyncClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    Future<List<Symptom>> examine() {
        var asked = clock.instant();
        return SdkFutures.start(() -> client.describeTable(describe -> describe.tableName(table)))
                .map(answer -> Optional.ofNullable(answer.sdkHttpResponse()))
                .recover(failure -> Future.succeededFuture(answerIn(failure)))
                .map(answer -> List.of(answer.flatMap(ClockExamination::date)
                        .map(date -> symptom(skew(asked, clock.instant(), date)))
                        .orElseGet(
                                () -> Symptom.warning(WHAT, "no answer of AWS says its time", "check NTP by hand"))));
    }

    private static Optional<SdkHttpResponse> answerIn(Throwable failure) {
        return failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? Optional.ofNullable(answer.awsErrorDetails().sdkHttpResponse())
                : Optional.empty();
    }

    private static Optional<Instant> date(SdkHttpResponse answer) {
        try {
            return answer.firstMatchingHeader("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** How far we are certainly ahead; negative if behind. The answer was made between asking and hearing. */
    static Duration skew(Instant asked, Instant heard, Instant date) {
        var latest = date.plusSeconds(1);
        if (asked.isAfter(latest)) {
            return Duration.between(latest, asked);
        }
        return heard.isBefore(date) ? Duration.between(date, heard) : Duration.ZERO;
    }

    private static Symptom symptom(Duration skew) {
        var off = "is " + skew.abs().toSeconds() + " s " + (skew.isNegative() ? "behind" : "ahead of") + " that of AWS";
        if (skew.abs().compareTo(SIGNATURES_ALLOW) > 0) {
            return Symptom.trouble(WHAT, off + ": signatures are refused", "set this machine's clock (NTP)");
        }
        return skew.abs().compareTo(LEASES_ALLOW) > 0
                ? Symptom.warning(
                        WHAT,
                        off + ": leases allow for 2 s, so orders may be told twice",
                        "set this machine's clock (NTP)")
                : Symptom.well(WHAT, "agrees with that of AWS");
    }
}
