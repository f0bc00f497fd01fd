package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.local.door.FrontDoor;
import com.anycompany.ordergateway.local.door.Services;
import com.anycompany.ordergateway.local.dynamodb.EmbeddedDynamoDb;
import com.anycompany.ordergateway.local.dynamodb.Items;
import com.anycompany.ordergateway.local.dynamodb.OrdersTable;
import com.anycompany.ordergateway.local.page.Page;
import com.anycompany.ordergateway.local.sqs.EmbeddedElasticMq;
import com.anycompany.ordergateway.local.sqs.Queues;
import com.anycompany.ordergateway.local.sqs.SqsService;
import com.anycompany.ordergateway.local.wire.Upstream;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the embedded AWS: the door first, since queues are named by its port, then everything behind it. */
final class Startup {
    private static final int EVENT_LOOPS = 4;
    private static final int DOORS = 2;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final LocalAwsOptions options;
    private final StandIns.Maker maker;
    private final Parts parts = new Parts();
    private final Journals journals = Journals.empty();
    private final LocalFaults faults = new LocalFaults();
    private final Promise<Services> services = Promise.promise();

    Startup(LocalAwsOptions options, StandIns.Maker maker) {
        this.options = options;
        this.maker = maker;
    }

    LocalAws run() {
        try {
            return open();
        } catch (RuntimeException e) {
            parts.end();
            throw e;
        }
    }

    private LocalAws open() {
        var vertx = vertx();
        var endpoint = URI.create("http://127.0.0.1:" + listen(vertx));
        var dynamoDb = Waiting.apart(this::dynamoDb);
        var elasticMq = Waiting.apart(() -> elasticMq(endpoint));
        Waiting.forIt(CompletableFuture.allOf(dynamoDb, elasticMq), LONGEST_START);

        var dynamoDbCalls = new Upstream(vertx, dynamoDb.join().port());
        var elasticMqCalls = new Upstream(vertx, elasticMq.join().port());
        var queues = new Queues(elasticMqCalls, endpoint + "/" + LocalAws.ACCOUNT + "/", arns());
        var furnished = OrdersTable.ensure(dynamoDbCalls).compose(unused -> queues.create());
        Waiting.forIt(furnished, LONGEST_START);

        var sqs = new SqsService(elasticMqCalls, queues, journals.queue());
        var standIns = maker.make(sqs, journals, options);
        var page = new Page(journals, new Items(dynamoDbCalls), queues);
        services.complete(new Services(dynamoDbCalls, sqs, standIns.sns(), standIns.ses(), page));
        return new LocalAws(endpoint, journals, faults, standIns.verifier(), parts);
    }

    private Vertx vertx() {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        parts.endWith(() -> Waiting.forIt(vertx.close(), LONGEST_END));
        return vertx;
    }

    private int listen(Vertx vertx) {
        var port = new AtomicInteger();
        var doors = vertx.deployVerticle(
                () -> new FrontDoor(options.port(), services.future(), faults, port::set),
                new DeploymentOptions().setInstances(DOORS));
        try {
            Waiting.forIt(doors, LONGEST_START);
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof BindException used ? new PortInUseException(options.port(), used) : e;
        }
        return port.get();
    }

    private EmbeddedDynamoDb dynamoDb() {
        var dynamoDb = EmbeddedDynamoDb.start(options.storage());
        parts.endWith(dynamoDb::close);
        return dynamoDb;
    }

    private EmbeddedElasticMq elasticMq(URI endpoint) {
        var elasticMq = EmbeddedElasticMq.start(endpoint, LocalAws.REGION);
        parts.endWith(elasticMq::close);
        return elasticMq;
    }

    private static String arns() {
        return "arn:aws:sqs:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":";
    }
}
