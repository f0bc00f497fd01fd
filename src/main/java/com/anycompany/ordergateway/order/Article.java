package com.anycompany.ordergateway.order;

/** What a line orders: a product by its name, or a stock-keeping unit by its code. */
public sealed interface Article {
    /** The name or the code. */
    String label();

    /** A product by its name. */
    record Product(String label) implements Article {}

    /** A stock-keeping unit by its code. */
    record Sku(String label) implements Article {}
}
