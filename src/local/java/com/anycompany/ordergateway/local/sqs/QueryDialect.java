package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.AwsErrors;
import com.anycompany.ordergateway.local.wire.Escaped;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The query protocol of SQS, that of older SDKs. */
final class QueryDialect implements Dialect {
    private static final Address ADDRESS = new Address(AwsServiceName.SQS, "", Address.Protocol.QUERY);
    private static final Pattern TAKEN =
            Pattern.compile("(?:<Id>([^<]*)</Id>)?(?:(?!<Id>).)*?<MessageId>([^<]+)<", Pattern.DOTALL);

    @Override
    public Optional<Send> read(AwsCall call) {
        var send = new QuerySend(form(call), call.path());
        return switch (send.action()) {
            case "SendMessage" -> Optional.of(send.single());
            case "SendMessageBatch" -> Optional.of(send.batch());
            default -> Optional.empty();
        };
    }

    private static String form(AwsCall call) {
        return call.body().length() == 0 ? call.query() : call.body().toString();
    }

    @Override
    public AwsReply refuse(Refusal refusal) {
        return AwsErrors.refuse(ADDRESS, Refusal.STATUS, refusal.code(), refusal.message());
    }

    @Override
    public AwsCall without(AwsCall call, Set<Integer> positions) {
        var prefixes =
                positions.stream().map(at -> QuerySend.entryPrefix(at + 1)).toList();
        var kept = Arrays.stream(form(call).split("&"))
                .filter(field -> prefixes.stream().noneMatch(field::startsWith))
                .collect(Collectors.joining("&"));
        return new AwsCall(call.method(), call.path(), "", call.headers(), Buffer.buffer(kept));
    }

    @Override
    public AwsReply with(AwsReply reply, Map<String, Refusal> failed) {
        var entries = failed.entrySet().stream()
                .map(entry -> failed(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        var end = "</SendMessageBatchResult>";
        var body = reply.body().toString().replace(end, entries + end);
        return new AwsReply(reply.status(), reply.headers(), Buffer.buffer(body));
    }

    private static String failed(String id, Refusal refusal) {
        return "<BatchResultErrorEntry><Id>" + Escaped.text(id) + "</Id><SenderFault>true</SenderFault><Code>"
                + refusal.code() + "</Code><Message>" + Escaped.text(refusal.message())
                + "</Message></BatchResultErrorEntry>";
    }

    @Override
    public Map<String, String> messageIds(AwsReply reply) {
        var ids = new LinkedHashMap<String, String>();
        var taken = TAKEN.matcher(reply.body().toString());
        while (taken.find()) {
            ids.put(taken.group(1) == null ? "" : taken.group(1), taken.group(2));
        }
        return ids;
    }
}
