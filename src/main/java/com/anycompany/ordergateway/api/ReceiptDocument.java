package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.order.Rfc3339;
import java.nio.charset.StandardCharsets;

/**
 * The receipt as bytes: a pure function of what was written at birth and of the language asked for. Nothing in it needs
 * escaping, since an order id has no such character.
 */
final class ReceiptDocument {
    private ReceiptDocument() {}

    static byte[] bytes(Receipt receipt, Language language) {
        var text = "{\"message\":\"" + message(language)
                + "\",\"order_id\":\"" + receipt.orderId()
                + "\",\"status\":\"" + Receipt.STATUS
                + "\",\"received_at\":\"" + Rfc3339.of(receipt.receivedAt())
                + "\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(Language language) {
        return switch (language) {
            case FR -> "Commande traitée avec succès!";
            case EN -> "Order processed successfully!";
        };
    }
}
