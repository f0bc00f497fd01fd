package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.vertx.core.net.impl.ShutdownEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Stands between a connection and the HTTP decoder of Vert.x, which folds, drops and tolerates what must be refused. It
 * lets one request pass at a time, as slices of the bytes that came in, and holds what follows until it is answered; on a
 * violation it answers itself and closes, so nothing is ever read behind one (RFC 9112, 2.2, 6.3, 9.3).
 *
 * <p>It also knows how long each state of the connection may last, and which answer is the last one.
 */
final class RequestGuard extends ByteToMessageDecoder {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum Phase {
        READING,
        ANSWERING,
        OVER
    }

    private enum Waiting {
        FOR_REQUEST,
        FOR_LAST_REQUEST,
        FOR_HEAD,
        FOR_BODY,
        FOR_ANSWER
    }

    private final Channel channel;
    private final Refusals refusals;
    private final HttpOptions options;
    private final BooleanSupplier draining;
    private final Patience patience;
    private final RequestFraming framing = new RequestFraming();

    private Phase phase = Phase.READING;
    private Waiting waiting = Waiting.FOR_REQUEST;
    private boolean inputEnded;
    private boolean last;

    private RequestGuard(Channel channel, Refusals refusals, HttpOptions options, BooleanSupplier draining) {
        this.channel = channel;
        this.refusals = refusals;
        this.options = options;
        this.draining = draining;
        this.patience = new Patience(channel.eventLoop(), this::expired);
    }

    /** Puts a guard in front of whatever handles the connection; to be called before its first byte is read. */
    static RequestGuard install(Channel channel, Refusals refusals, HttpOptions options, BooleanSupplier draining) {
        var guard = new RequestGuard(channel, refusals, options, draining);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline().addFirst(new OrderlyClose(options.linger()), guard);
        guard.patience.allow(options.idlePatience());
        return guard;
    }

    /** The guard of a connection. */
    static RequestGuard of(Channel channel) {
        return channel.pipeline().get(RequestGuard.class);
    }

    /** Whether the connection closes after the answer that is about to be written; it keeps to what it said. */
    boolean answersLast() {
        last = draining.getAsBoolean() || framing.head().isLast() || (inputEnded && actualReadableBytes() == 0);
        return last;
    }

    /** Says that the present request is answered. */
    void answered() {
        if (phase != Phase.ANSWERING) {
            return;
        }
        if (last) {
            close();
            return;
        }
        framing.reset();
        phase = Phase.READING;
        if (actualReadableBytes() > 0) {
            channel.eventLoop().execute(this::resume);
        } else {
            settle();
        }
    }

    /** Answers {@code problem} instead of whatever was to be answered, and closes. */
    void refuse(Problem problem) {
        if (phase != Phase.OVER) {
            channel.pipeline().context(this).writeAndFlush(refusals.of(problem));
            close();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (phase) {
            case READING -> read(ctx, in, out);
            case ANSWERING -> channel.config().setAutoRead(false);
            case OVER -> in.skipBytes(in.readableBytes());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        settle();
        discardSomeReadBytes();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ShutdownEvent) {
            settle();
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputEnded = true;
            settle();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        phase = Phase.OVER;
        patience.stop();
        super.channelInactive(ctx);
    }

    /** A caller that goes away is no fault of ours: what it asked for is done, and nobody is told. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }

    private void read(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        var progress = framing.pass(in, out);
        if (progress == Progress.DONE) {
            phase = Phase.ANSWERING;
        } else if (progress == Progress.HEAD && framing.head().expectsContinue() && !in.isReadable()) {
            ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        } else if (progress.problem().isPresent()) {
            in.skipBytes(in.readableBytes());
            refuse(progress.problem().get());
        }
    }

    private void resume() {
        channel.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
    }

    /** Acts on where the bytes so far have led. */
    private void settle() {
        switch (phase) {
            case READING -> {
                if (inputEnded) {
                    endOfInput();
                } else {
                    await(missing());
                    channel.config().setAutoRead(true);
                }
            }
            case ANSWERING -> await(Waiting.FOR_ANSWER);
            case OVER -> patience.stop();
        }
    }

    private Waiting missing() {
        if (framing.inBody()) {
            return Waiting.FOR_BODY;
        }
        if (actualReadableBytes() > 0) {
            return Waiting.FOR_HEAD;
        }
        return draining.getAsBoolean() ? Waiting.FOR_LAST_REQUEST : Waiting.FOR_REQUEST;
    }

    private void endOfInput() {
        if (framing.inBody() || actualReadableBytes() > 0) {
            refuse(Problem.BAD_REQUEST);
        } else {
            close();
        }
    }

    /** The time for one thing runs from when it is first waited for: dribbling bytes win none. */
    private void await(Waiting next) {
        if (next != waiting) {
            waiting = next;
            patience.allow(
                    switch (next) {
                        case FOR_REQUEST, FOR_ANSWER -> options.idlePatience();
                        case FOR_LAST_REQUEST -> options.linger();
                        case FOR_HEAD -> options.headPatience();
                        case FOR_BODY -> options.bodyPatience();
                    });
        }
    }

    private void expired() {
        if (waiting == Waiting.FOR_BODY) {
            refuse(Problem.REQUEST_TIMEOUT);
        } else {
            close();
        }
    }

    private void close() {
        phase = Phase.OVER;
        patience.stop();
        channel.pipeline().context(this).close();
    }
}
