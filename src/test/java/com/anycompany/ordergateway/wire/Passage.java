package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.door.Addresses;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.AwsErrors;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One connection through the proxy, with a connection of its own to the other side; blocks its thread. */
final class Passage implements Runnable {
    private final Socket near;
    private final URI upstream;
    private final WireFaults faults;
    private final BiConsumer<Address, Message> count;
    private Optional<Far> far = Optional.empty();

    /** The connection to the other side. */
    private record Far(Socket socket, InputStream in) {
        static Far open(URI upstream) throws IOException {
            var socket = new Socket(upstream.getHost(), upstream.getPort());
            socket.setTcpNoDelay(true);
            return new Far(socket, new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** @param count learns of every call before anything is done with it */
    Passage(Socket near, URI upstream, WireFaults faults, BiConsumer<Address, Message> count) {
        this.near = near;
        this.upstream = upstream;
        this.faults = faults;
        this.count = count;
    }

    @Override
    public void run() {
        try (near) {
            near.setTcpNoDelay(true);
            var in = new BufferedInputStream(near.getInputStream());
            for (var request = Message.read(in); request.isPresent(); request = Message.read(in)) {
                if (!pass(request.get())) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Whoever broke it off knows.
        } finally {
            leave();
        }
    }

    /** Throws the connection away: the kernel sends a reset instead of what is unsent. */
    void reset() {
        try {
            near.setSoLinger(true, 0);
            near.close();
        } catch (IOException gone) {
            // It is gone either way.
        }
    }

    /** Whether the connection goes on. */
    private boolean pass(Message request) throws IOException {
        var address = Addresses.of(call(request))
                .orElseGet(() -> new Address(AwsServiceName.DYNAMODB_STREAMS, "", Address.Protocol.JSON));
        count.accept(address, request);
        var struck = faults.strike(address);
        return struck.isPresent() ? strike(struck.get(), address, request) : answer(ask(request));
    }

    private boolean strike(WireFault fault, Address address, Message request) throws IOException {
        return switch (fault) {
            case WireFault.Silent() -> silence(address);
            case WireFault.Delay(var length) -> {
                Eventually.pause(length);
                yield answer(ask(request));
            }
            case WireFault.DropRequest() -> false;
            case WireFault.DropAnswer() -> {
                ask(request);
                yield silence(address);
            }
            case WireFault.Reset(var done) -> {
                if (done) {
                    ask(request);
                }
                reset();
                yield false;
            }
            case WireFault.Refuse(var status, var code) -> answer(refusal(address, status, code));
            case WireFault.FailPartOfBatch() -> answer(Batches.failEverySecond(address, ask(request)));
        };
    }

    private boolean silence(Address address) {
        faults.awaitHealed(address.service());
        return false;
    }

    private boolean answer(Message answer) throws IOException {
        answer.write(near.getOutputStream());
        return true;
    }

    private Message ask(Message request) throws IOException {
        var open = far.isPresent() ? far.get() : Far.open(upstream);
        far = Optional.of(open);
        request.write(open.socket().getOutputStream());
        var answer = Message.read(open.in()).orElseThrow(() -> new IOException("no answer from " + upstream));
        if (answer.field("connection").filter("close"::equalsIgnoreCase).isPresent()) {
            leave();
        }
        return answer;
    }

    private void leave() {
        try {
            if (far.isPresent()) {
                far.get().socket().close();
            }
        } catch (IOException gone) {
            // It is gone either way.
        }
        far = Optional.empty();
    }

    private static AwsCall call(Message request) {
        var words = request.start().split(" ", 3);
        var target = URI.create(words[1]);
        var headers = HttpHeaders.headers();
        request.fields().forEach(field -> headers.add(field.getKey(), field.getValue()));
        var query = Optional.ofNullable(target.getRawQuery()).orElse("");
        return new AwsCall(words[0], target.getRawPath(), query, headers, Buffer.buffer(request.body()));
    }

    private static Message refusal(Address address, int status, String code) {
        var reply = AwsErrors.refuse(address, status, code, "A fault on the wire.");
        var fields = new ArrayList<Map.Entry<String, String>>();
        reply.headers().forEach((name, value) -> fields.add(Map.entry(name, value)));
        return new Message(
                "HTTP/1.1 " + status + " Refused", fields, reply.body().getBytes());
    }
}
