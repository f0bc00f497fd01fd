package com.anycompany.ordergateway.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The four services as the adapters call them: real clients of the SDK, or whatever else answers like AWS. */
public record AwsServices(DynamoDbAsyncClient dynamoDb, SnsAsyncClient sns, SqsAsyncClient sqs, SesV2AsyncClient ses) {}
