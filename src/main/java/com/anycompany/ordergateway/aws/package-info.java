/**
 * The adapters of the ports, and the only importer of the AWS SDK. Faults are classified here, by meaning, and nowhere
 * else; nothing above this package knows an AWS exception, code or shape.
 */
@NullMarked
package com.anycompany.ordergateway.aws;

import org.jspecify.annotations.NullMarked;
