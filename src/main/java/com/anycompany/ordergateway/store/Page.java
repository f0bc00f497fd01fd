package com.anycompany.ordergateway.store;

import java.util.List;

/**
 * A part of many items.
 *
 * @param items may be empty although there are more
 * @param next where to go on; {@link Cursor.End} is the only end
 */
public record Page<T>(List<T> items, Cursor next) {
    public Page {
        items = List.copyOf(items);
    }
}
