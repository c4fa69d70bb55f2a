// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.behind.Offer;
import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads what the delivery worker has noted; what was read is believed for {@link #FRESH}. */
public final class RedisBehind implements Behind, AutoCloseable {
    /** So much later than the worker a refusal may begin, or end. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(RedisBehind.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisLink link;
    private final RecentOffers recent;
    private final Circuit circuit = new Circuit(PAUSE);

    /**
     * Connects in the background.
     *
     * @param access such as to {@code redis://127.0.0.1:6379}
     * @param timeout after which a command has failed
     * @throws IllegalArgumentException if the URL cannot be read
     */
    public RedisBehind(RedisAccess access, Duration timeout) {
        this(access, timeout, FRESH);
    }

    RedisBehind(RedisAccess access, Duration timeout, Duration fresh) {
        this.link = new RedisLink(access, timeout);
        this.recent = new RecentOffers(fresh);
    }

    public boolean connected() {
        return link.connected();
    }

    @Override
    public CompletionStage<Map<String, Offer>> offers(Set<String> domains) {
        var found = new HashMap<String, Offer>();
        var unread = new HashMap<String, CompletableFuture<byte[]>>(0);
        for (var domain : domains) {
            var known = recent.of(domain, System.nanoTime());
            if (known == null) {
                read(domain, unread);
            } else if (known.offer() != null) {
                found.put(domain, known.offer());
            }
        }
        if (unread.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        return CompletableFuture.allOf(unread.values().toArray(CompletableFuture[]::new))
                .handle((_, failure) -> {
                    heard(failure);
                    unread.forEach((domain, answer) -> take(domain, answer, found));
                    return found;
                });
    }

    private void read(String domain, Map<String, CompletableFuture<byte[]>> unread) {
        if (circuit.allows(System.nanoTime())) {
            unread.put(domain, link.run(redis -> redis.get(Offer.key(domain))).toCompletableFuture());
        }
    }

    private void take(String domain, CompletableFuture<byte[]> answer, Map<String, Offer> found) {
        if (answer.state() != CompletableFuture.State.SUCCESS) {
            return;
        }
        byte @Nullable [] text = answer.resultNow();
        var offer = text == null ? null : Offer.of(new String(text, UTF_8));
        recent.read(domain, offer, System.nanoTime());
        if (offer != null) {
            found.put(domain, offer);
        }
    }

    private void heard(@Nullable Throwable failure) {
        if (failure == null) {
            circuit.succeeded();
        } else if (circuit.failed(System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not do its work, so mail is not held against what the servers behind can take: "
                            + RedisLink.reason(failure));
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
