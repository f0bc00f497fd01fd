package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Money;
import com.anycompany.ordergateway.order.Occasion;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.order.TraceContext;
import com.anycompany.ordergateway.time.ManualTimer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders as they are written at birth, ready to be stored. */
public final class SampleOrders {
    public static final OutboxEntry EVENT = new OutboxEntry(Sink.EVENT, Occasion.PLACED);
    public static final OutboxEntry FULFILMENT = new OutboxEntry(Sink.FULFILMENT, Occasion.PLACED);
    public static final OutboxEntry CONFIRMATION = new OutboxEntry(Sink.CONFIRMATION, Occasion.PLACED);
    public static final Instant BORN = ManualTimer.START;
    public static final String OWNER = "gateway-1";

    /** A trace without a state. */
    public static final TraceContext TRACE =
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "");

    private static final Set<OutboxEntry> WANTED = Set.of(EVENT, FULFILMENT, CONFIRMATION);
    private static final Currency EUR = Currency.getInstance("EUR");

    private SampleOrders() {}

    /** The order of the brief, with everything to tell and nothing told. */
    public static StoredOrder laptop(String id) {
        return of(order(id, new Basket.Single("Laptop", money("999.99")), Customer.UNKNOWN, Map.of()), "token-1");
    }

    /** The same order in another request of the same caller. */
    public static StoredOrder laptopAgain(String id) {
        return of(laptop(id).order(), "token-2");
    }

    /** An order in which everything that can be said is said, in every alphabet. */
    public static StoredOrder everything(String id) {
        var lines = List.of(
                new Line(new Article.Product("Écran 27\" — 日本語 😀 <script>"), 9999, money("9999999999999999.99")),
                new Line(new Article.Sku("KB/01 #7"), 1, money("0.01")));
        var details = Map.of(
                Customer.Detail.ID, "c-1",
                Customer.Detail.EMAIL, "client@example.com",
                Customer.Detail.PHONE, "+33612345678",
                Customer.Detail.PUSH_ENDPOINT, "arn:aws:sns:eu-west-3:123456789012:endpoint/APNS/shop/0f-1");
        var metadata = Map.of("campaign", "été", "empty", "", "order_id", "not the key");
        var order = order(id, new Basket.Lines(lines), new Customer(details, Language.EN), metadata);
        return of(traced(order, new TraceContext(TRACE.parent(), "vendor=any value,other@tenant=1")), "token-1");
    }

    /** An order in a currency without decimals. */
    public static StoredOrder inYen(String id) {
        var price = new Money(new BigDecimal("150000"), Currency.getInstance("JPY"));
        return of(order(id, new Basket.Single("ノート", price), Customer.UNKNOWN, Map.of()), "token-1");
    }

    /** The order of the brief, part of a trace. */
    public static StoredOrder traced(String id) {
        return of(traced(laptop(id).order(), TRACE), "token-1");
    }

    private static Order traced(Order order, TraceContext trace) {
        return new Order(
                order.id(),
                order.caller(),
                order.basket(),
                order.customer(),
                order.metadata(),
                order.receivedAt(),
                trace);
    }

    /** An order that nobody is told of. */
    public static StoredOrder untold(String id) {
        var loud = laptop(id);
        var birth = new Birth(loud.birth().fingerprint(), loud.birth().token(), Set.of());
        return new StoredOrder(loud.order(), birth, new Outbox.Done(Map.of(), 1, BORN), 1);
    }

    /** {@code order} as one writes it who leaves it to the stream. */
    public static StoredOrder leftToTheStream(StoredOrder order) {
        var open = (Outbox.Open) order.outbox();
        var lease = Lease.atBirth(Lease.STREAM, open.lease().dueAt());
        var left = new Outbox.Open(open.pending(), open.closed(), open.tries(), open.faults(), lease);
        return new StoredOrder(order.order(), order.birth(), left, order.version());
    }

    /** {@code order} as one request writes it. */
    public static StoredOrder of(Order order, String token) {
        var birth = new Birth(new Fingerprint("1:same"), new WriteToken(token), WANTED);
        return new StoredOrder(order, birth, open(WANTED), 1);
    }

    /** An outbox at birth. */
    public static Outbox.Open open(Set<OutboxEntry> pending) {
        return new Outbox.Open(
                pending,
                Map.of(),
                Map.of(EVENT, 0, FULFILMENT, 0, CONFIRMATION, 1),
                Map.of(),
                Lease.atBirth(OWNER, BORN.plus(Duration.ofSeconds(30))));
    }

    private static Order order(String id, Basket basket, Customer customer, Map<String, String> metadata) {
        return new Order(new OrderId(id), Caller.ANONYMOUS, basket, customer, metadata, BORN, null);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }
}
