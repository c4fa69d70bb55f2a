// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that is there when Redis is: made in the background, however long that takes, and made again
 * whenever it breaks or is replaced.
 */
final class RedisLink implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RedisLink.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ClientResources resources;
    private final RedisClient client;
    private final String address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable StatefulRedisConnection<String, String> connection;

    /** @throws IllegalArgumentException if the URL cannot be read */
    RedisLink(String url, Duration timeout) {
        var uri = RedisURI.create(url);
        uri.setTimeout(timeout);
        address = uri.getHost() + ":" + uri.getPort();
        resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(() -> Delay.constant(PAUSE))
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(20_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .build());
        connectSoon();
    }

    /** Null while Redis is away. */
    @Nullable
    StatefulRedisConnection<String, String> connection() {
        var current = connection;
        return current != null && current.isOpen() ? current : null;
    }

    /** Gives up a connection that is open and silent: the server's machine may be gone without a word. */
    void replace() {
        var silent = connection;
        if (silent != null) {
            connection = null;
            silent.closeAsync();
            connectSoon();
        }
    }

    private void connectSoon() {
        Thread.ofVirtual().name("redis-connect").start(this::connect);
    }

    private void connect() {
        boolean told = false;
        do {
            try {
                connection = client.connect();
                return;
            } catch (RedisException e) {
                if (!told && closed.getCount() > 0) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "Redis at " + address + " cannot be reached, trying on: " + reason(e));
                    told = true;
                }
            }
        } while (!closedWithin(PAUSE));
    }

    /** The innermost words, which name the address and what is wrong. */
    static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
