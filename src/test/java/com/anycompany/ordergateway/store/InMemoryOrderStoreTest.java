package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;

class InMemoryOrderStoreTest
        implements OrderStoreContract, OutboxStoreContract, HandoverStoreContract, OutboxDeskContract {
    private final InMemoryOrderStore store = new InMemoryOrderStore();
    private final ManualTimer timer = new ManualTimer();

    @Override
    public OrderStore orders() {
        return store;
    }

    @Override
    public HandoverStore handovers() {
        return store;
    }

    @Override
    public OutboxStore outboxes() {
        return store;
    }

    @Override
    public OutboxDesk desk() {
        return store;
    }

    @Override
    public Deadline deadline() {
        return timer.deadline(Duration.ofSeconds(2));
    }
}
