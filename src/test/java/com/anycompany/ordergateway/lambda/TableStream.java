package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.local.LocalAws;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The stream of the orders' table, read from its beginning as Lambda reads it, record by record as they come. */
public final class TableStream {
    private final LocalAws aws;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String arn;
    private final List<String> iterators = new ArrayList<>();

    /** The stream of the table of {@code aws}. */
    public TableStream(LocalAws aws) {
        this.aws = aws;
        this.arn = ask("ListStreams", new JsonObject().put("TableName", aws.table()))
                .getJsonArray("Streams")
                .getJsonObject(0)
                .getString("StreamArn");
        var shards = ask("DescribeStream", new JsonObject().put("StreamArn", arn))
                .getJsonObject("StreamDescription")
                .getJsonArray("Shards");
        for (var i = 0; i < shards.size(); i++) {
            iterators.add(ask(
                            "GetShardIterator",
                            new JsonObject()
                                    .put("StreamArn", arn)
                                    .put("ShardId", shards.getJsonObject(i).getString("ShardId"))
                                    .put("ShardIteratorType", "TRIM_HORIZON"))
                    .getString("ShardIterator"));
        }
    }

    /** What came since the last call. */
    public List<JsonObject> next() {
        var records = new ArrayList<JsonObject>();
        for (var i = 0; i < iterators.size(); i++) {
            var page = ask("GetRecords", new JsonObject().put("ShardIterator", iterators.get(i)));
            var next = page.getString("NextShardIterator");
            if (next != null) {
                iterators.set(i, next);
            }
            page.getJsonArray("Records").forEach(item -> records.add(((JsonObject) item).put("eventSourceARN", arn)));
        }
        return records;
    }

    /** The event that Lambda makes of {@code records}. */
    public static byte[] event(List<JsonObject> records) {
        return new JsonObject()
                .put("Records", new JsonArray(records))
                .toBuffer()
                .getBytes();
    }

    private JsonObject ask(String action, JsonObject question) {
        var scope = aws.accessKey() + "/20261123/" + aws.region() + "/dynamodb/aws4_request";
        var request = HttpRequest.newBuilder(aws.endpoint())
                .header("X-Amz-Target", "DynamoDBStreams_20120810." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(question.encode()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(action + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(action, e);
        }
    }
}
