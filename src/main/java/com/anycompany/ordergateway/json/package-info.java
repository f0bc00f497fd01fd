/**
 * JSON in and out: the strict reader of what strangers send, the writer of our own documents, and the order as a
 * document, which is the same for a caller who asks and for a worker who reads the queue.
 */
@NullMarked
package com.anycompany.ordergateway.json;

import org.jspecify.annotations.NullMarked;
