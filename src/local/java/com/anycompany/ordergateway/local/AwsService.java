package com.anycompany.ordergateway.local;

import io.vertx.core.Future;

/** One AWS service behind the front door. The future fails only on a bug; a refusal is a reply in the service's own form. */
@FunctionalInterface
public interface AwsService {
    Future<AwsReply> call(AwsCall call);
}
