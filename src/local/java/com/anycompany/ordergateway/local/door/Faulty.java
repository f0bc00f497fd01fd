package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalFaults;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.AwsErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Carries calls out, or fails them as the faults say. The future fails with {@link NoAnswer} where no answer is due. */
final class Faulty {
    private final Vertx vertx;
    private final LocalFaults faults;

    Faulty(Vertx vertx, LocalFaults faults) {
        this.vertx = vertx;
        this.faults = faults;
    }

    Future<AwsReply> call(AwsService service, Address address, AwsCall call) {
        var struck = faults.strike(address.service(), address.operation());
        return struck.isEmpty() ? service.call(call) : fail(struck.get(), address, () -> service.call(call));
    }

    private Future<AwsReply> fail(Failure failure, Address address, Work work) {
        return switch (failure) {
            case Failure.Refuse(var status, var code) ->
                Future.succeededFuture(AwsErrors.refuse(address, status, code, "An injected fault."));
            case Failure.Silent() -> healed(address).compose(unused -> noAnswer());
            case Failure.DropAnswer() -> work.run().compose(unused -> noAnswer());
            case Failure.Reset() -> noAnswer();
            case Failure.Delay(var length) ->
                Future.<Void>future(promise -> vertx.setTimer(length.toMillis(), unused -> promise.complete()))
                        .compose(unused -> work.run());
        };
    }

    private Future<Void> healed(Address address) {
        return Future.fromCompletionStage(faults.healed(address.service()), vertx.getOrCreateContext());
    }

    private static Future<AwsReply> noAnswer() {
        return Future.failedFuture(new NoAnswer());
    }

    private interface Work {
        Future<AwsReply> run();
    }
}
