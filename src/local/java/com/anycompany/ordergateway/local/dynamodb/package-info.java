/**
 * DynamoDB Local in this JVM, the table of orders in it, and what the page reads from it.
 */
@NullMarked
package com.anycompany.ordergateway.local.dynamodb;

import org.jspecify.annotations.NullMarked;
