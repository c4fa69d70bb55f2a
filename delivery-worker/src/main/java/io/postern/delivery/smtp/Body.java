// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bytes of a message as they were received; can be read more than once, for one server after another. */
public interface Body {
    /** Octets. */
    long size();

    /** All of it, where it is in memory anyway; else null. Do not change the array. */
    default byte @Nullable [] whole() {
        return null;
    }

    /** Starts from the beginning. */
    Chunks open();

    /** One reading. */
    interface Chunks {
        /**
         * The next bytes, or null after the last. Asked for only when the one before was taken, so that memory does
         * not grow with the size of a message. Do not change the array. Fails when the content is not to be had.
         */
        CompletionStage<byte @Nullable []> next();
    }

    /** A body that is in memory. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public byte[] whole() {
                return bytes;
            }

            @Override
            public Chunks open() {
                return new Chunks() {
                    private boolean taken;

                    @Override
                    public CompletionStage<byte @Nullable []> next() {
                        boolean first = !taken;
                        taken = true;
                        return CompletableFuture.completedFuture(first ? bytes : null);
                    }
                };
            }
        };
    }
}
