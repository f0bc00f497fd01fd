package com.anycompany.ordergateway.app;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Bits that nobody can foresee, drawn from the platform's generator by the block and for each thread, since that generator
 * has one lock for all, which every order would take several times. Safe for several threads. Not for a process that is
 * copied while it runs, as a function's snapshot is: the copies would go on with the same block.
 */
final class BlockRandom implements RandomGenerator {
    private static final int BLOCK = 256 * Long.BYTES;

    private final SecureRandom platform = new SecureRandom();
    private final ThreadLocal<LongBuffer> blocks = ThreadLocal.withInitial(() -> LongBuffer.allocate(0));

    @Override
    public long nextLong() {
        var block = blocks.get();
        return block.hasRemaining() ? block.get() : drawn().get();
    }

    private LongBuffer drawn() {
        var bytes = new byte[BLOCK];
        platform.nextBytes(bytes);
        var block = ByteBuffer.wrap(bytes).asLongBuffer();
        blocks.set(block);
        return block;
    }
}
