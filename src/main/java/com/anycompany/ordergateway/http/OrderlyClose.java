package com.anycompany.ordergateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection in steps, whoever asks for it: sends what was written, ends the sending side, reads on without
 * looking until the caller closes too or the time is over. Closing at once would make the kernel send a reset for every
 * byte still unread, and that reset can overtake the last answer (RFC 9112, 9.6).
 */
final class OrderlyClose extends ChannelDuplexHandler {
    private final Duration linger;

    private boolean closing;
    private @Nullable ScheduledFuture<?> alarm;

    OrderlyClose(Duration linger) {
        this.linger = linger;
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
        if (!closing) {
            closing = true;
            alarm = ctx.executor().schedule(() -> ctx.close(), linger.toMillis(), TimeUnit.MILLISECONDS);
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFuture sent) -> endSending(ctx, sent));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (closing) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
        } else {
            ctx.write(message, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        ctx.fireChannelInactive();
    }

    private static void endSending(ChannelHandlerContext ctx, ChannelFuture sent) {
        if (sent.isSuccess() && ctx.channel() instanceof DuplexChannel channel && !channel.isInputShutdown()) {
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false);
            channel.config().setAutoRead(true);
            channel.shutdownOutput().addListener((ChannelFuture ended) -> {
                if (!ended.isSuccess()) {
                    ctx.close();
                }
            });
        } else {
            ctx.close();
        }
    }
}
