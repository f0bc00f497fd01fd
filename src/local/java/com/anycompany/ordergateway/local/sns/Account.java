package com.anycompany.ordergateway.local.sns;

/** Whose topics these are and where: what an ARN says besides a name. */
record Account(String region, String id) {
    String topicArn(String topic) {
        return "arn:aws:sns:" + region + ":" + id + ":" + topic;
    }
}
