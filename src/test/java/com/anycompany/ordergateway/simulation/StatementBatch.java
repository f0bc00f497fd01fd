package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The statements of one call, carried out one after the other, each with a fate of its own. */
record StatementBatch(
        World world, Life process, Wire wire, List<PartiQl> statements, List<Attempt> parts, List<Fate> fates) {
    private static final BatchStatementResponse DONE =
            BatchStatementResponse.builder().build();

    StatementBatch(World world, Life process, Wire wire, List<PartiQl> statements, List<Attempt> parts) {
        this(world, process, wire, statements, parts, new ArrayList<>());
    }

    /** A call that is refused for what stands in it has done the first half by then; answers may be fewer than statements. */
    BatchExecuteStatementResponse execute(Fate fate) {
        var most = fate == Fate.INVALID ? statements.size() / 2 : statements.size();
        var answers = new ArrayList<BatchStatementResponse>();
        var silent = false;
        for (var each = 0; each < most; each++) {
            var own = fate(each);
            silent |= own == Fate.LOST_REQUEST || own == Fate.LOST_ANSWER;
            var answer = execute(statements.get(each), parts.get(each), own);
            if (silent) {
                parts.get(each).becomes(Fate.BROKEN_WHEN_DONE, Fate.Seen.UNKNOWN);
            } else {
                answers.add(answer);
            }
        }
        return BatchExecuteStatementResponse.builder().responses(answers).build();
    }

    /** What a service refuses it refuses in both copies of a call that goes through twice, as it does alone. */
    private Fate fate(int each) {
        if (each == fates.size()) {
            fates.add(wire.part(Service.DYNAMODB));
        }
        return fates.get(each);
    }

    private BatchStatementResponse execute(PartiQl statement, Attempt part, Fate own) {
        return switch (own) {
            case THROTTLED -> refused(part, own, BatchStatementErrorCodeEnum.THROTTLING_ERROR);
            case BROKEN, LOST_REQUEST -> refused(part, own, BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);
            case BROKEN_WHEN_DONE, LOST_ANSWER -> {
                carryOut(statement, part);
                yield refused(part, own, BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);
            }
            default -> carryOut(statement, part);
        };
    }

    private static BatchStatementResponse refused(Attempt part, Fate own, BatchStatementErrorCodeEnum code) {
        part.becomes(own, own.seen());
        return BatchStatementResponse.builder()
                .error(BatchStatementError.builder().code(code).build())
                .build();
    }

    private BatchStatementResponse carryOut(PartiQl statement, Attempt part) {
        try {
            var after = write(statement);
            part.becomes(Fate.WELL, Fate.Seen.ANSWERED);
            if (part.operation().equals(SimDynamoDb.TAKEOVER)) {
                world.count(Expected.SHARED_TAKEOVERS);
            }
            return statement.returning()
                    ? BatchStatementResponse.builder().item(after).build()
                    : DONE;
        } catch (ConditionalCheckFailedException failed) {
            var error = BatchStatementError.builder();
            part.becomes(Fate.WELL, Fate.Seen.REFUSED);
            if (statement.inserts()) {
                part.becomes(Fate.BROKEN, Fate.Seen.UNKNOWN);
                error.code(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
            } else {
                error.code(BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED).item(failed.item());
            }
            return BatchStatementResponse.builder().error(error.build()).build();
        }
    }

    private Map<String, AttributeValue> write(PartiQl statement) {
        if (statement.inserts()) {
            world.table()
                    .put(
                            process.name(),
                            statement.item(),
                            Optional.of("attribute_not_exists(order_id)"),
                            statement.given(),
                            false);
            return statement.item();
        }
        return world.table()
                .update(
                        process.name(),
                        statement.id(),
                        statement.update(),
                        Optional.of(statement.condition()),
                        statement.given(),
                        true);
    }
}
