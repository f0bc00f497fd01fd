package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Page;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the table, the outboxes in it, and what sinks hold where that can be read. Looks only. Works beside running
 * gateways: what is under way is no gap.
 */
public final class Audit {
    private final TableScan table;
    private final List<Holdings> holdings;
    private final Terms terms;

    /**
     * What counts as a gap.
     *
     * @param overdueBefore what was due before that should have been delivered long ago
     * @param settled whether nothing may be pending any more
     * @param acknowledged ids of orders that were answered 200
     */
    public record Terms(Instant overdueBefore, boolean settled, Set<String> acknowledged) {
        public Terms {
            acknowledged = Set.copyOf(acknowledged);
        }
    }

    /** What came of it. */
    public record Sum(long orders, Map<Gap.Kind, Long> gaps) {
        /** How many gaps there are in all. */
        public long all() {
            return gaps.values().stream().mapToLong(count -> count).sum();
        }

        /** In one line. */
        public String inWords() {
            var kinds = new StringBuilder();
            gaps.forEach((kind, count) -> kinds.append(kinds.isEmpty() ? " (" : ", ")
                    .append(kind.label())
                    .append(' ')
                    .append(count));
            return "audit: " + orders + " orders, " + all() + " gaps" + (kinds.isEmpty() ? "" : kinds + ")");
        }
    }

    /** An audit of {@code table} against {@code holdings}. */
    public Audit(TableScan table, List<Holdings> holdings, Terms terms) {
        this.table = table;
        this.holdings = List.copyOf(holdings);
        this.terms = terms;
    }

    /**
     * Tells every gap to {@code told} as it is found. Fails with
     * {@link com.anycompany.ordergateway.fault.DependencyException}, or as the holdings do: then nothing is proven.
     */
    public Future<Sum> run(Consumer<Gap> told) {
        return held().compose(before -> {
            var comparison = new Comparison(before, terms.acknowledged());
            var pass = new Pass(comparison, told);
            return Loop.whileTrue(pass::step)
                    .compose(scanned -> comparison.suspects() ? held() : Future.succeededFuture(before))
                    .map(after -> {
                        comparison.gaps(after).forEach(pass::tell);
                        return pass.sum();
                    });
        });
    }

    private Future<List<Holdings.Held>> held() {
        return Future.all(holdings.stream().map(Holdings::read).toList()).map(all -> all.<Holdings.Held>list());
    }

    /** One pass over the table, and what it has found so far. */
    private final class Pass {
        private final Comparison comparison;
        private final Consumer<Gap> told;
        private final ItemCheck check = new ItemCheck(terms.overdueBefore(), terms.settled());
        private final Map<Gap.Kind, Long> counts = new EnumMap<>(Gap.Kind.class);
        private Cursor cursor = new Cursor.Start();
        private long orders;

        Pass(Comparison comparison, Consumer<Gap> told) {
            this.comparison = comparison;
            this.told = told;
        }

        Future<Boolean> step() {
            return cursor instanceof Cursor.End
                    ? Future.succeededFuture(false)
                    : table.page(cursor).map(this::turn);
        }

        private boolean turn(Page<Scanned> page) {
            for (var item : page.items()) {
                orders++;
                check.gaps(item).forEach(this::tell);
                comparison.see(item);
            }
            cursor = page.next();
            return true;
        }

        void tell(Gap gap) {
            counts.merge(gap.kind(), 1L, Long::sum);
            told.accept(gap);
        }

        Sum sum() {
            return new Sum(orders, counts);
        }
    }
}
