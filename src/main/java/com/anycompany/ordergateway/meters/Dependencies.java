package com.anycompany.ordergateway.meters;

import java.util.Set;

/**
 * The names of what the gateway calls.
 *
 * @param shared those of which a call can carry several pieces of work, and which are repeated
 * @param single those called for one piece of work, once
 * @param breakers every name that a breaker stands for
 */
public record Dependencies(Set<String> shared, Set<String> single, Set<String> breakers) {
    public Dependencies {
        shared = Set.copyOf(shared);
        single = Set.copyOf(single);
        breakers = Set.copyOf(breakers);
    }
}
