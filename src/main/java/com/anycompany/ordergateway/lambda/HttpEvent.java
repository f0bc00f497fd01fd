package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.json.JsonTree;

/**
 * A request as an event brings it, and the form in which its answer is expected.
 *
 * <p>Sources: API Gateway, "Create AWS Lambda proxy integrations for HTTP APIs" (payload format versions 1.0 and 2.0),
 * "Lambda proxy integrations for REST APIs", "Lambda function URLs"; Elastic Load Balancing, "Use Lambda functions as
 * targets of an Application Load Balancer".
 */
record HttpEvent(ApiRequest request, ReplyForm form) {
    /** Reads an event of any of them. What is missing reads as empty; a document that is none of them has no method. */
    static HttpEvent of(JsonTree event) {
        if (event.at("requestContext").at("elb").present()) {
            return ofBalancer(event);
        }
        return event.at("rawPath").present()
                        || event.at("version").text().orElse("").equals("2.0")
                ? ofHttpApi(event)
                : ofRestApi(event);
    }

    private static HttpEvent ofHttpApi(JsonTree event) {
        var http = event.at("requestContext").at("http");
        var path = event.at("rawPath").text().or(() -> http.at("path").text()).orElse("");
        var request = new ApiRequest(
                http.at("method").text().orElse(""),
                EventPath.ofHttpApi(event, path),
                event.at("rawQueryString").text().orElse(""),
                EventHeaders.joined(event),
                EventBody.of(event));
        return new HttpEvent(request, ReplyForm.HTTP_API);
    }

    private static HttpEvent ofRestApi(JsonTree event) {
        var request = new ApiRequest(
                event.at("httpMethod").text().orElse(""),
                EventPath.ofRestApi(event, event.at("path").text().orElse("")),
                EventQuery.decoded(event),
                EventHeaders.each(event),
                EventBody.of(event));
        return new HttpEvent(request, ReplyForm.REST_API);
    }

    private static HttpEvent ofBalancer(JsonTree event) {
        var request = new ApiRequest(
                event.at("httpMethod").text().orElse(""),
                event.at("path").text().orElse(""),
                EventQuery.encoded(event),
                EventHeaders.each(event),
                EventBody.of(event));
        var several = event.at(EventHeaders.SEVERAL).present();
        return new HttpEvent(request, several ? ReplyForm.BALANCER_WITH_SEVERAL_VALUES : ReplyForm.BALANCER);
    }
}
