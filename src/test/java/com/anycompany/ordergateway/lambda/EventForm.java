package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.entrance.Request;
import com.anycompany.ordergateway.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The events that a request becomes, as those who send them write them. */
enum EventForm {
    HTTP_API,
    /** With a named stage in front of the path, which this kind of API decodes. */
    HTTP_API_ON_A_STAGE,
    HTTP_API_IN_THE_OLD_FORMAT,
    REST_API,
    /** On a custom domain, whose base path stands in front. */
    REST_API_ON_A_DOMAIN,
    /** With the last value of each header. */
    BALANCER,
    BALANCER_WITH_SEVERAL_VALUES;

    private static final String STAGE = "/prod";
    private static final String BASE = "/shop";

    /** The event of {@code request}; what is no text goes in base64 anyway. */
    byte[] event(Request request, boolean base64) {
        return Json.bytes(json -> {
            json.writeStartObject();
            switch (this) {
                case HTTP_API -> httpApi(json, request, "$default", path(request));
                case HTTP_API_ON_A_STAGE -> httpApi(json, request, "prod", STAGE + decoded(path(request)));
                case HTTP_API_IN_THE_OLD_FORMAT -> {
                    json.writeStringField("version", "1.0");
                    restApi(json, request, "$default", STAGE + path(request));
                }
                case REST_API -> restApi(json, request, "/{proxy+}", path(request));
                case REST_API_ON_A_DOMAIN -> restApi(json, request, "/{proxy+}", BASE + path(request));
                case BALANCER, BALANCER_WITH_SEVERAL_VALUES -> balancer(json, request);
            }
            body(json, request.body(), base64);
            json.writeEndObject();
        });
    }

    private static void httpApi(JsonGenerator json, Request request, String stage, String rawPath) throws IOException {
        json.writeStringField("version", "2.0");
        json.writeStringField("routeKey", "$default");
        json.writeStringField("rawPath", rawPath);
        json.writeStringField("rawQueryString", query(request));
        var headers = values(request, true);
        var cookies = headers.remove("cookie");
        if (cookies != null) {
            json.writeArrayFieldStart("cookies");
            for (var cookie : cookies.getFirst().split("; ", -1)) {
                json.writeString(cookie);
            }
            json.writeEndArray();
        }
        json.writeObjectFieldStart("headers");
        for (var header : headers.entrySet()) {
            json.writeStringField(header.getKey(), String.join(",", header.getValue()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", "123456789012");
        json.writeStringField("stage", stage);
        json.writeObjectFieldStart("http");
        json.writeStringField("method", request.method());
        json.writeStringField("path", rawPath);
        json.writeStringField("protocol", "HTTP/1.1");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void restApi(JsonGenerator json, Request request, String resource, String path) throws IOException {
        json.writeStringField("resource", resource);
        json.writeStringField("path", path);
        json.writeStringField("httpMethod", request.method());
        oneOfEach(json, request, false);
        severalOfEach(json, request, false);
        parameters(json, request, true, true);
        json.writeObjectFieldStart("pathParameters");
        json.writeStringField("proxy", path(request).substring(1));
        json.writeEndObject();
        json.writeNullField("stageVariables");
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("stage", "prod");
        json.writeStringField("path", STAGE + path);
        json.writeStringField("httpMethod", request.method());
        json.writeEndObject();
    }

    private void balancer(JsonGenerator json, Request request) throws IOException {
        json.writeObjectFieldStart("requestContext");
        json.writeObjectFieldStart("elb");
        json.writeStringField("targetGroupArn", "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/o/1");
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("httpMethod", request.method());
        json.writeStringField("path", path(request));
        var several = this == BALANCER_WITH_SEVERAL_VALUES;
        parameters(json, request, several, false);
        if (several) {
            severalOfEach(json, request, true);
        } else {
            oneOfEach(json, request, true);
        }
    }

    private static void oneOfEach(JsonGenerator json, Request request, boolean lowerCase) throws IOException {
        json.writeObjectFieldStart("headers");
        for (var header : values(request, lowerCase).entrySet()) {
            json.writeStringField(header.getKey(), header.getValue().getLast());
        }
        json.writeEndObject();
    }

    private static void severalOfEach(JsonGenerator json, Request request, boolean lowerCase) throws IOException {
        json.writeObjectFieldStart("multiValueHeaders");
        for (var header : values(request, lowerCase).entrySet()) {
            json.writeArrayFieldStart(header.getKey());
            for (var value : header.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void parameters(JsonGenerator json, Request request, boolean several, boolean decoded)
            throws IOException {
        json.writeObjectFieldStart(several ? "multiValueQueryStringParameters" : "queryStringParameters");
        for (var pair :
                query(request).isEmpty() ? new String[0] : query(request).split("&", -1)) {
            var equals = pair.indexOf('=');
            var value = pair.substring(equals + 1);
            json.writeFieldName(pair.substring(0, equals));
            if (several) {
                json.writeStartArray();
            }
            json.writeString(decoded ? decoded(value) : value);
            if (several) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void body(JsonGenerator json, byte[] body, boolean base64) throws IOException {
        if (body.length == 0) {
            json.writeNullField("body");
            json.writeBooleanField("isBase64Encoded", false);
        } else if (base64 || !text(body)) {
            json.writeStringField("body", Base64.getEncoder().encodeToString(body));
            json.writeBooleanField("isBase64Encoded", true);
        } else {
            json.writeStringField("body", new String(body, StandardCharsets.UTF_8));
            json.writeBooleanField("isBase64Encoded", false);
        }
    }

    private static boolean text(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Every value by the first spelling of its name. */
    private static Map<String, List<String>> values(Request request, boolean lowerCase) {
        var spelling = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, List<String>>();
        for (var header : request.headers()) {
            var lower = header.getKey().toLowerCase(Locale.ROOT);
            var name = lowerCase ? lower : spelling.computeIfAbsent(lower, first -> header.getKey());
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(header.getValue());
        }
        return values;
    }

    private static String path(Request request) {
        return request.target().split("\\?", -1)[0];
    }

    private static String query(Request request) {
        var mark = request.target().indexOf('?');
        return mark < 0 ? "" : request.target().substring(mark + 1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
