package com.anycompany.ordergateway.order;

import java.util.Currency;
import java.util.List;

/** What is ordered, in the form in which it was sent. */
public sealed interface Basket {
    /** The order as lines, whichever form it was sent in. */
    List<Line> lines();

    /** What everything costs. */
    default Money total() {
        return lines().stream().map(Line::total).reduce(Money::plus).orElseThrow();
    }

    /** The one currency of all prices. */
    default Currency currency() {
        return lines().getFirst().unitPrice().currency();
    }

    /** The shorthand: one product at a price. */
    record Single(String product, Money price) implements Basket {
        @Override
        public List<Line> lines() {
            return List.of(new Line(new Article.Product(product), 1, price));
        }
    }

    /** Lines, 1 to {@value #MOST} of them, all in one currency. */
    record Lines(List<Line> lines) implements Basket {
        public static final int MOST = 100;

        public Lines {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > MOST) {
                throw new IllegalArgumentException("lines: " + lines.size() + " (expected: 1.." + MOST + ")");
            }
        }
    }
}
