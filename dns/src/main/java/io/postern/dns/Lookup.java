// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.util.concurrent.CompletableFuture;

/** The look-ups of one inquiry: whoever judges by the DNS gets this, and cannot spend more than the inquiry has. */
@FunctionalInterface
public interface Lookup {
    /**
     * As {@link Dns#lookup}: never fails, ends in bounded time, and is complete at once for what is in the cache.
     *
     * @param name with or without the final dot, in any case
     */
    CompletableFuture<DnsReply> lookup(String name, RecordType type);
}
