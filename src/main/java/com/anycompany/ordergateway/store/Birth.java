package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OutboxEntry;
import java.util.Set;

/**
 * What is written beside the order at birth and never changes.
 *
 * @param wanted everything that this order asked to have told; what was delivered is this less what is left or closed
 */
public record Birth(Fingerprint fingerprint, WriteToken token, Set<OutboxEntry> wanted) {
    public Birth {
        wanted = Set.copyOf(wanted);
    }
}
