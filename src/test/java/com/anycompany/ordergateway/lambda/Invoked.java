package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.anycompany.ordergateway.json.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A function, called as Lambda calls it. */
record Invoked(RequestStreamHandler function) {
    /** The document that it returns for {@code event}. */
    JsonTree with(byte[] event) {
        return with(event, new SampleContext());
    }

    /** The same for an event that is written down as text. */
    JsonTree with(String event) {
        return with(event.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a context of its own. */
    JsonTree with(byte[] event, SampleContext context) {
        var out = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event), out, context);
        } catch (IOException e) {
            throw new UncheckedIOException("calling the function", e);
        }
        return JsonTree.read(out.toByteArray()).orElseThrow();
    }
}
