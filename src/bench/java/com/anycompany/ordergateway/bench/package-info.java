/**
 * The benchmark: what an order costs, beside the plain inline form of the same job in the same run.
 *
 * <p>Three parties. A stub of AWS with set latencies and the callers share one process; a {@link
 * com.anycompany.ordergateway.bench.Candidate} is another one, so that its processor time is its own. Candidates take
 * turns, round by round, and a round ends when the stub has seen everything that its acknowledged orders owe.
 *
 * <p>Every order's id ends with its number, so that the stub notes in bits who has heard of which order, and the end of a
 * run is held against that: acknowledged means stored, told to topic and queue and, where the form has one, finished.
 */
@org.jspecify.annotations.NullMarked
package com.anycompany.ordergateway.bench;
