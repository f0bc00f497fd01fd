package com.anycompany.ordergateway.local.ses;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.Mail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * SES for one account and region: the second version of its API, and its refusals with its own types. Every mail it
 * takes is in the journal once, as its recipients would see it; none leaves the machine. What it does not know, it
 * refuses. Safe for several threads.
 *
 * <p>Source: Amazon SES API v2 Reference.
 */
public final class SesStandIn implements AwsService {

    private static final String IDENTITIES = "/v2/email/identities/";

    private final SesAccount account;
    private final Identities identities = new Identities();
    private final SendAction sendAction;
    private final IdentityActions identityActions = new IdentityActions(identities);
    private final AccountActions accountActions;
    private final SesReplies replies;

    /** A stand-in on the clock of the machine, with random ids. */
    public SesStandIn(String region, boolean sandbox, Journal<Mail> journal) {
        this(
                region,
                sandbox,
                journal,
                InstantSource.system(),
                () -> UUID.randomUUID().toString());
    }

    /** A stand-in whose time and ids come from outside. */
    public SesStandIn(
            String region, boolean sandbox, Journal<Mail> journal, InstantSource clock, Supplier<String> ids) {
        account = new SesAccount(sandbox);
        sendAction = new SendAction(account, new VerifiedRule(region, identities), journal, clock, ids);
        accountActions = new AccountActions(account);
        replies = new SesReplies(ids);
    }

    /** Verifies an address or a domain, as its owner would; it need not be known before. */
    public void verify(String identity) {
        identities.verify(Identities.checked(identity));
    }

    /** Lets mails go to recipients that are not verified. */
    public void leaveSandbox() {
        account.leaveSandbox();
    }

    /** Makes a configuration set that mails may name. */
    public void addConfigurationSet(String name) {
        account.addConfigurationSet(name);
    }

    @Override
    public Future<AwsReply> call(AwsCall call) {
        return Future.succeededFuture(call)
                .map(this::result)
                .map(replies::result)
                .recover(this::refusal);
    }

    private JsonObject result(AwsCall call) {
        var body = call.body();
        return switch (call.method() + " " + call.path()) {
            case "POST /v2/email/outbound-emails" -> sendAction.send(body);
            case "GET /v2/email/account" -> accountActions.get();
            case "PUT /v2/email/account/sending" -> accountActions.putSending(Fields.of(body));
            case "POST /v2/email/identities" -> identityActions.create(Fields.of(body));
            case "GET /v2/email/identities", "POST /v2/email/list-identities" -> identityActions.list();
            default -> ofIdentity(call);
        };
    }

    private JsonObject ofIdentity(AwsCall call) {
        if (!call.path().startsWith(IDENTITIES)) {
            throw SesRefusal.unknownOperation();
        }
        var identity = decoded(call.path().substring(IDENTITIES.length()));
        return switch (call.method()) {
            case "GET" -> identityActions.get(identity);
            case "DELETE" -> identityActions.delete(identity);
            default -> throw SesRefusal.unknownOperation();
        };
    }

    /** In a path a plus sign is a plus sign. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SesRefusal.badRequest("Invalid email identity: " + segment);
        }
    }

    private Future<AwsReply> refusal(Throwable failure) {
        return failure instanceof SesRefusal refusal
                ? Future.succeededFuture(replies.refusal(refusal))
                : Future.failedFuture(failure);
    }
}
