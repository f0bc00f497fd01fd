package com.anycompany.ordergateway.local;

/** A service behind the front door, as routing and fault injection tell them apart. */
public enum AwsServiceName {
    DYNAMODB,
    DYNAMODB_STREAMS,
    SQS,
    SNS,
    SES
}
