package com.anycompany.ordergateway.entrance;

/** Over HTTP/1.1: what all others are held against keeps to the table itself. */
final class HttpEntranceContractTest extends EntranceContract {
    @Override
    protected Entrance open(SampleApi sample) {
        return new SocketEntrance(sample);
    }
}
