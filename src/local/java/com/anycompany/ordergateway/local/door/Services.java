package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.AwsServiceName;

/** What stands behind the door. */
public record Services(AwsService dynamoDb, AwsService sqs, AwsService sns, AwsService ses, AwsService page) {
    AwsService named(AwsServiceName name) {
        return switch (name) {
            case DYNAMODB, DYNAMODB_STREAMS -> dynamoDb;
            case SQS -> sqs;
            case SNS -> sns;
            case SES -> ses;
        };
    }
}
