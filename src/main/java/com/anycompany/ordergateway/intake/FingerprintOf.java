package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.CanonicalHash;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.store.Fingerprint;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request as it was sent, before defaults, in one canonical form. The order of keys and white space are
 * gone by then; numbers count by value; an absent part differs from every present one. The order id is left out: it is
 * the identity, not the content.
 *
 * <p>The leading {@code 1:} names the form. Changing the form means a new number, and reading both.
 */
final class FingerprintOf {
    private static final String FORM = "1:";
    private static final int ABSENT = -1;

    private final CanonicalHash hash = new CanonicalHash();

    private FingerprintOf() {}

    /** The fingerprint of a valid request. */
    static Fingerprint content(OrderRequest request) {
        var canonical = new FingerprintOf();
        canonical.put(request);
        return new Fingerprint(FORM + HexFormat.of().formatHex(canonical.hash.finish()));
    }

    private void put(OrderRequest request) {
        hash.text(request.product()).text(number(request.price()));
        var lines = request.lines();
        hash.count(lines == null ? ABSENT : lines.size());
        if (lines != null) {
            lines.forEach(this::put);
        }
        hash.text(request.currency());
        put(request.customer());
        var metadata = request.metadata();
        hash.count(metadata == null ? ABSENT : metadata.size());
        if (metadata != null) {
            new TreeMap<>(metadata).forEach((key, value) -> hash.text(key).text(value));
        }
    }

    private void put(OrderRequest.LineRequest line) {
        var quantity = line.quantity();
        hash.text(line.product())
                .text(line.sku())
                .text(quantity == null ? null : Long.toString(quantity))
                .text(number(line.unitPrice()));
    }

    private void put(OrderRequest.@Nullable CustomerRequest customer) {
        hash.count(customer == null ? ABSENT : 1);
        if (customer != null) {
            for (var detail : Customer.Detail.values()) {
                hash.text(customer.details().get(detail));
            }
            hash.text(customer.locale());
        }
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toString();
    }
}
