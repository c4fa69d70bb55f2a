// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.DailyConduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads what the policy service has counted; what was read is believed for {@link #FRESH}. */
public final class RedisHistory implements History, AutoCloseable {
    static final Duration FRESH = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(RedisHistory.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int RECENT = 20_000;

    private final RedisLink link;
    private final InstantSource clock;
    private final RecentConduct recent;
    private final Circuit circuit = new Circuit(PAUSE);

    /**
     * Connects in the background.
     *
     * @param access such as to {@code redis://127.0.0.1:6379}
     * @param timeout after which a command has failed
     * @throws IllegalArgumentException if the URL cannot be read
     */
    public RedisHistory(RedisAccess access, Duration timeout) {
        this(access, timeout, FRESH, InstantSource.system());
    }

    RedisHistory(RedisAccess access, Duration timeout, Duration fresh, InstantSource clock) {
        this.link = new RedisLink(access, timeout);
        this.clock = clock;
        this.recent = new RecentConduct(RECENT, fresh);
    }

    /** Redis is connected now; it may still be silent. */
    public boolean connected() {
        return link.connected();
    }

    @Override
    public CompletableFuture<Map<MailSource, Conduct>> of(Collection<MailSource> sources) {
        var found = new HashMap<MailSource, Conduct>();
        var unread = new HashMap<MailSource, CompletableFuture<byte[]>>(0);
        for (var source : sources) {
            var known = recent.of(source, System.nanoTime());
            if (known != null) {
                found.put(source, known);
            } else if (circuit.allows(System.nanoTime())) {
                unread.put(source, link.run(redis -> redis.get(source.key())).toCompletableFuture());
            }
        }
        if (unread.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        return CompletableFuture.allOf(unread.values().toArray(CompletableFuture[]::new))
                .handle((_, failure) -> {
                    heard(failure);
                    long today = DailyConduct.day(clock.instant());
                    unread.forEach((source, answer) -> take(source, answer, today, found));
                    return found;
                });
    }

    private void take(MailSource source, CompletableFuture<byte[]> answer, long today, Map<MailSource, Conduct> found) {
        if (answer.state() != CompletableFuture.State.SUCCESS) {
            return;
        }
        byte @Nullable [] text = answer.resultNow();
        var conduct = text == null ? Conduct.NONE : DailyConduct.total(new String(text, UTF_8), today);
        recent.read(source, conduct, System.nanoTime());
        found.put(source, conduct);
    }

    private void heard(@Nullable Throwable failure) {
        if (failure == null) {
            circuit.succeeded();
        } else if (circuit.failed(System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not do its work, so the history of senders is not known: " + RedisLink.reason(failure));
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
