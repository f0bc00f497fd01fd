/**
 * AWS on a laptop: DynamoDB, SQS, SNS and SES behind one endpoint, in the protocols and with the refusals of the real
 * ones. A test source; nothing that is deployed contains any of it.
 */
@NullMarked
package com.anycompany.ordergateway.local;

import org.jspecify.annotations.NullMarked;
