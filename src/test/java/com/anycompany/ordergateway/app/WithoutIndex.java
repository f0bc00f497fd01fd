package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.local.LocalAws;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A table as somebody makes it who has not read about the index. */
final class WithoutIndex {
    static final String NAME = "WithoutIndex";

    private static final String SHAPE = """
            {"TableName": "WithoutIndex", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "order_id", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "order_id", "KeyType": "HASH"}]}
            """;

    private WithoutIndex() {}

    static void create(LocalAws aws) {
        var request = HttpRequest.newBuilder(aws.endpoint())
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Amz-Target", "DynamoDB_20120810.CreateTable")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-3/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(SHAPE));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
        } catch (IOException e) {
            throw new AssertionError(NAME, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(NAME, e);
        }
    }
}
