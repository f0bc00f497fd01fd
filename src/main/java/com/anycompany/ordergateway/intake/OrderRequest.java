package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Customer;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sent, decoded and not yet judged: every part may be absent, nothing has a default. A part that could not
 * be decoded is absent here and stands in the violations that the decoder found.
 */
public record OrderRequest(
        @Nullable String orderId,
        @Nullable String product,
        @Nullable BigDecimal price,
        @Nullable List<LineRequest> lines,
        @Nullable String currency,
        @Nullable CustomerRequest customer,
        @Nullable SequencedMap<String, String> metadata) {

    /**
     * One line as it was sent.
     *
     * @param quantity a whole number; one too large for {@code long} is decoded as the largest
     */
    public record LineRequest(
            @Nullable String product,
            @Nullable String sku,
            @Nullable Long quantity,
            @Nullable BigDecimal unitPrice) {}

    /** The customer as it was sent. */
    public record CustomerRequest(
            Map<Customer.Detail, String> details, @Nullable String locale) {
        public CustomerRequest {
            var copy = new EnumMap<Customer.Detail, String>(Customer.Detail.class);
            copy.putAll(details);
            details = copy;
        }
    }
}
