// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis. A command fails at once while there is none, and after the time-out when Redis hangs; it
 * never waits in a queue. Connecting is tried again for as long as it takes.
 */
public final class RedisLink implements AutoCloseable {
    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client;
    private final RedisURI uri;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile boolean closed;

    /** @throws IllegalArgumentException if the URL cannot be read */
    public RedisLink(String url, Duration timeout) {
        uri = RedisURI.create(url);
        uri.setTimeout(timeout);
        client = RedisClient.create(resources, uri);
        client.setOptions(options(timeout));
        connect();
    }

    /** Keepalive, since the server's machine may be gone without a word. */
    static ClientOptions options(Duration timeout) {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .build();
    }

    private void connect() {
        if (closed) {
            return;
        }
        client.connectAsync(RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE), uri)
                .whenComplete((made, failure) -> {
                    if (failure == null && !closed) {
                        connection = made;
                    } else if (failure == null) {
                        made.closeAsync();
                    } else {
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::connect);
                    }
                });
    }

    /** Runs a command, or several in one flight. */
    public <T> CompletionStage<T> run(Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        var now = connection;
        if (now == null) {
            return CompletableFuture.failedFuture(new RedisException("there is no connection to Redis yet"));
        }
        return command.apply(now.async());
    }

    @Override
    public void close() {
        closed = true;
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
