/**
 * ElasticMQ in this JVM, the refusals of SQS in front of it, and the queues of orders.
 */
@NullMarked
package com.anycompany.ordergateway.local.sqs;

import org.jspecify.annotations.NullMarked;
