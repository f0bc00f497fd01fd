package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** One invocation as Lambda describes it. */
record SampleContext(Duration left) implements Context {
    SampleContext() {
        this(Duration.ofSeconds(30));
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(left.toMillis());
    }

    @Override
    public String getAwsRequestId() {
        return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/ProcessOrder";
    }

    @Override
    public String getLogStreamName() {
        return "2026/11/23/[$LATEST]0";
    }

    @Override
    public String getFunctionName() {
        return "ProcessOrder";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-3:123456789012:function:ProcessOrder";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("client context");
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1769;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("logger");
    }
}
