// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import io.postern.books.look.NotKnown;
import io.postern.redis.RedisLink;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Asks Redis for its memory. */
public final class RedisMemory {
    private final RedisLink link;

    public RedisMemory(RedisLink link) {
        this.link = link;
    }

    /**
     * Waits no longer than the link does.
     *
     * @throws NotKnown if Redis is away, or refuses to say
     */
    public Optional<Memory> ask() {
        try {
            return Memory.of(link.run(commands -> commands.info("memory"))
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException e) {
            throw new NotKnown("the memory of Redis is not known: " + RedisLink.reason(e));
        }
    }
}
