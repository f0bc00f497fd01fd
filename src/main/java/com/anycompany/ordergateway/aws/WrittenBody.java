package com.anycompany.ordergateway.aws;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Writes the body of a shared call, where the SDK's own way takes more than all the rest of an order. The items are hidden
 * while the SDK marshals, and the body is put in the place of what it made of the rest, before it is signed. A request with
 * something that is not written here is left to the SDK.
 *
 * <p>Source: AWS SDK for Java 2.x, "Execution interceptors".
 */
abstract sealed class WrittenBody<R extends SdkRequest> implements ExecutionInterceptor
        permits PublishBatchForm, StatementsDocument {
    private static final ExecutionAttribute<SdkRequest> WHOLE = new ExecutionAttribute<>("WrittenBody.whole");
    private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("WrittenBody.body");

    private final Class<R> kind;
    private final String contentType;

    WrittenBody(Class<R> kind, String contentType) {
        this.kind = kind;
        this.contentType = contentType;
    }

    /** Whether {@link #body} says everything that is in {@code request}. */
    abstract boolean writable(R request);

    /** What the SDK is to marshal: {@code request} without its items. */
    abstract R bare(R request);

    /** The whole body, to be sent with what else is in {@code marshalled}. */
    abstract byte[] body(R request, SdkHttpRequest marshalled);

    @Override
    public final SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (kind.isInstance(context.request()) && writable(kind.cast(context.request()))) {
            attributes.putAttribute(WHOLE, context.request());
            return bare(kind.cast(context.request()));
        }
        return context.request();
    }

    @Override
    public final Optional<RequestBody> modifyHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return attributes
                .getOptionalAttribute(WHOLE)
                .map(whole -> {
                    var body = body(kind.cast(whole), context.httpRequest());
                    attributes.putAttribute(BODY, body);
                    return RequestBody.fromContentProvider(
                            ContentStreamProvider.fromByteArrayUnsafe(body), body.length, contentType);
                })
                .or(context::requestBody);
    }

    @Override
    public final SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return attributes
                .getOptionalAttribute(BODY)
                .<SdkHttpRequest>map(body -> context.httpRequest().toBuilder()
                        .clearQueryParameters()
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .putHeader("Content-Type", contentType)
                        .build())
                .orElseGet(context::httpRequest);
    }
}
