package com.anycompany.ordergateway.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.entrance.Reply;
import com.anycompany.ordergateway.entrance.SampleApi;
import com.anycompany.ordergateway.json.JsonTree;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as their senders' documentation shows them, and such as nobody documents. */
final class ProcessOrderTest {
    private final List<ApiRequest> seen = new ArrayList<>();
    private final Invoked recording = new Invoked(new ProcessOrder(this::record, new RequestIds(new Random(1))));
    private final SampleApi sample = new SampleApi();
    private final Invoked function = new Invoked(new ProcessOrder(sample.api(), sample.requestIds()));

    private Future<ApiResponse> record(ApiRequest request) {
        seen.add(request);
        return Future.succeededFuture(ApiResponse.of(200, "text/plain", "è".getBytes(StandardCharsets.UTF_8))
                .with("Location", "/x"));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void readsAnEventOfAnHttpApi() {
        // when
        recording.with(quoted("""
                {'version':'2.0','routeKey':'$default','rawPath':'/orders','rawQueryString':'a=1&a=2&b=%20',
                 'cookies':['c1=x','c2=y'],'headers':{'header1':'value1','accept':'a,b','idempotency-key':'k'},
                 'queryStringParameters':{'a':'1,2','b':' '},
                 'requestContext':{'accountId':'123456789012','apiId':'api-id','authorizer':{'jwt':{'claims':{},'scopes':null}},
                  'domainName':'id.execute-api.us-east-1.amazonaws.com','domainPrefix':'id',
                  'http':{'method':'POST','path':'/orders','protocol':'HTTP/1.1','sourceIp':'192.0.2.1','userAgent':'agent'},
                  'requestId':'id','routeKey':'$default','stage':'$default','time':'12/Mar/2020:19:03:58 +0000','timeEpoch':1583348638390},
                 'body':'aGVsbG8=','pathParameters':null,'isBase64Encoded':true,'stageVariables':{'v':'1'}}"""));
        // then
        var request = seen.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/orders");
        assertThat(request.query()).isEqualTo("a=1&a=2&b=%20");
        assertThat(request.headers().apply("cookie")).containsExactly("c1=x; c2=y");
        assertThat(request.headers().apply("accept")).containsExactly("a", "b");
        assertThat(request.headers().apply("absent")).isEmpty();
        assertThat(request.body()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAnEventOfARestApi() {
        // when
        recording.with(quoted("""
                {'resource':'/{proxy+}','path':'/orders','httpMethod':'GET','headers':{'Accept':'b','Host':'x'},
                 'multiValueHeaders':{'Accept':['a','b'],'Host':['x']},'queryStringParameters':{'q':'é&'},
                 'multiValueQueryStringParameters':{'q':['1 2','é&']},'pathParameters':{'proxy':'orders'},'stageVariables':null,
                 'requestContext':{'resourceId':'2gxmpl','authorizer':null,'identity':{'sourceIp':'70.132.20.166'},
                  'path':'/Prod/orders','stage':'Prod','httpMethod':'GET'},'body':null,'isBase64Encoded':false}"""));
        // then
        var request = seen.getFirst();
        assertThat(request.path()).isEqualTo("/orders");
        assertThat(request.query()).isEqualTo("q=1+2&q=%C3%A9%26");
        assertThat(request.headers().apply("accept")).containsExactly("a", "b");
        assertThat(request.body()).isEmpty();
    }

    @Test
    void leavesTheQueryOfABalancerAsItIs() {
        // when
        recording.with(quoted("""
                {'requestContext':{'elb':{'targetGroupArn':'arn'}},'httpMethod':'GET','path':'/a%2fb',
                 'queryStringParameters':{'q':'a%20b','r':'1+2'},'headers':{'host':'x'},'body':'','isBase64Encoded':false}"""));
        // then
        assertThat(seen.getFirst().path()).isEqualTo("/a%2fb");
        assertThat(seen.getFirst().query()).isEqualTo("q=a%20b&r=1+2");
    }

    @ParameterizedTest(name = "route {0} on stage {1}: {3} is {4}")
    @CsvSource(textBlock = """
            $default,            $default, ,               /orders,             /orders
            $default,            prod,     ,               /prod/orders,        /orders
            $default,            orders,   ,               /orders/orders,      /orders
            POST /orders,        prod,     ,               /prod/orders,        /orders
            POST /orders,        prod,     ,               /shop/v1/orders,     /orders
            ANY /{proxy+},       prod,     orders/1,       /shop/orders/1,      /orders/1
            ANY /{proxy+},       orders,   orders/1,       /orders/1,           /orders/1
            GET /orders/{proxy}, $default, 1,              /orders/1,           /orders/1
            ANY /{proxy+},       prod,     a b,            /prod/a%20b,         /a%20b
            $default,            prod,     ,               /production/orders,  /production/orders
            """)
    void findsThePathBehindAStageOrABasePath(String route, String stage, String proxy, String raw, String path) {
        // when
        recording.with(quoted("""
                {'version':'2.0','routeKey':'%s','rawPath':'%s','pathParameters':{'proxy':'%s'},
                 'requestContext':{'stage':'%s','http':{'method':'GET'}}}""".formatted(route, raw, proxy, stage)));
        // then
        assertThat(seen.getFirst().path()).isEqualTo(path);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(textBlock = """
            /orders,           /orders,              /orders
            /orders,           /shop/orders,         /orders
            /orders/{proxy},   /shop/v1/orders/1,    /orders/1
            /{proxy+},         /prod/1,              /1
            /orders,           /orders/,             /orders/
            """)
    void findsThePathOfARestApiBehindABasePath(String resource, String raw, String path) {
        // when
        recording.with(quoted("""
                {'resource':'%s','path':'%s','httpMethod':'GET','pathParameters':{'proxy':'1'},
                 'requestContext':{'stage':'orders'}}""".formatted(resource, raw)));
        // then
        assertThat(seen.getFirst().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "null",
                "5",
                "'ping'",
                "[]",
                "{}",
                "{'warmer':true}",
                "{'body':'{}','headers':{'a':'b'}}",
                "{'version':'2.0'}",
                "{'version':2.0,'rawPath':[]}",
                "{'rawPath':'/orders','requestContext':null}",
                "{'rawPath':'/orders','requestContext':{'http':'GET'}}",
                "{'httpMethod':'GET'}",
                "{'httpMethod':7,'path':'/orders'}",
                "{'httpMethod':'GET','path':'orders'}",
                "{'requestContext':{'elb':{}}}",
                "{'version':'0','id':'1','detail-type':'Scheduled Event','source':'aws.events','resources':[],'detail':{}}",
                "{'Records':[{'eventSource':'aws:sqs','body':'{}'}]}"
            })
    void answersWhatIsNoRequestAsABadOne(String event) {
        // when
        var document = function.with(quoted(event));
        // then
        var reply = EventEntrance.reply(document);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":\"bad-request\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'headers':null,'multiValueHeaders':null",
                "'headers':{}",
                "'headers':[]",
                "'headers':'none'",
                "'headers':{'Accept':null}",
                "'headers':{'Accept':5}",
                "'multiValueHeaders':{'Accept':'no list'}",
                "'multiValueHeaders':{'Accept':[null,{},['x']]}",
                "'queryStringParameters':null",
                "'multiValueQueryStringParameters':{'a':[null]}",
                "'pathParameters':{'proxy':{}},'resource':'/{proxy+}'",
                "'body':null,'isBase64Encoded':null",
                "'body':'','isBase64Encoded':true",
                "'requestContext':null",
                "'cookies':{}",
                "'unknown':{'deep':[{}]}"
            })
    void missesNoMemberThatItCanDoWithout(String members) {
        // when
        var document = function.with(quoted("{'httpMethod':'GET','path':'/health/live'," + members + "}"));
        // then
        assertThat(EventEntrance.reply(document).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'body':'%%%','isBase64Encoded':true",
                "'body':'a','isBase64Encoded':true",
                "'body':{'product':'Laptop'}",
                "'body':5",
                "'body':[]",
                "'body':true",
                "'body':null",
                "'body':'\\ud83d','isBase64Encoded':false"
            })
    void callsABodyThatIsNoTextMalformed(String body) {
        // when
        var document = function.with(quoted(
                "{'httpMethod':'POST','path':'/orders','headers':{'content-type':'application/json'}," + body + "}"));
        // then
        assertThat(EventEntrance.reply(document).body()).contains("\"code\":\"malformed-json\"");
    }

    @Test
    void answersAnHttpApiWithHeadersAndText() {
        // when
        var document =
                recording.with(quoted("{'version':'2.0','rawPath':'/','requestContext':{'http':{'method':'GET'}}}"));
        // then
        assertThat(document.members().keySet()).containsExactly("statusCode", "headers", "body", "isBase64Encoded");
        assertThat(document.at("body").text()).contains("è");
        assertThat(document.at("headers").at("Location").text()).contains("/x");
        assertThat(document.at("isBase64Encoded").isTrue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"headers, headers", "multiValueHeaders, multiValueHeaders"})
    void answersABalancerWithAStatusLineAndHeadersInItsOwnForm(String sent, String expected) {
        // when
        var document = recording.with(quoted("{'requestContext':{'elb':{'targetGroupArn':'arn'}},'httpMethod':'GET',"
                + "'path':'/health/live','" + sent + "':{},'body':'','isBase64Encoded':false}"));
        // then
        assertThat(document.members().keySet())
                .containsExactly("statusCode", "statusDescription", expected, "body", "isBase64Encoded");
        assertThat(document.at("statusDescription").text()).contains("200 OK");
    }

    @Test
    void sendsWhatIsNoTextInBase64() {
        // given
        var bytes = new byte[] {(byte) 0xFF, 0};
        var binary = new Invoked(new ProcessOrder(
                request -> Future.succeededFuture(ApiResponse.of(200, "image/png", bytes)), sample.requestIds()));
        // when
        var document = binary.with(quoted("{'httpMethod':'GET','path':'/'}"));
        // then
        assertThat(document.at("body").text()).contains("/wA=");
        assertThat(document.at("isBase64Encoded").isTrue()).isTrue();
    }

    private static Reply failed(Future<ApiResponse> answer, SampleContext context) {
        var function = new Invoked(new ProcessOrder(request -> answer, new RequestIds(new Random(1))));
        JsonTree document =
                function.with(quoted("{'httpMethod':'GET','path':'/'}").getBytes(StandardCharsets.UTF_8), context);
        return EventEntrance.reply(document);
    }

    @Test
    void answersABugOfOursWithAProblemAndThrowsNothing() {
        // when
        var reply = failed(Future.failedFuture(new IllegalStateException("planted")), new SampleContext());
        // then
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("\"code\":\"internal-error\"").doesNotContain("planted");
    }

    @Test
    void answersBeforeTheInvocationIsGivenUp() {
        // given
        var never = Promise.<ApiResponse>promise();
        // when
        var reply = failed(never.future(), new SampleContext(Duration.ofMillis(110)));
        // then
        assertThat(reply.status()).isEqualTo(500);
    }

    @Test
    void tellsTheTableHowMuchTimeIsLeft() {
        // given
        var told = new ArrayList<Duration>();
        var handler = new RequestHandler() {
            @Override
            public Future<ApiResponse> handle(ApiRequest request) {
                throw new AssertionError("without a time");
            }

            @Override
            public Future<ApiResponse> handle(ApiRequest request, Duration left) {
                told.add(left);
                return Future.succeededFuture(ApiResponse.empty(200));
            }
        };
        // when
        new Invoked(new ProcessOrder(handler, sample.requestIds()))
                .with(
                        quoted("{'httpMethod':'GET','path':'/'}").getBytes(StandardCharsets.UTF_8),
                        new SampleContext(Duration.ofMillis(1_700)));
        // then
        assertThat(told).containsExactly(Duration.ofMillis(1_700));
    }
}
