// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.postern.contracts.access.RedisAccess;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that is there when Redis is: made in the background, however long that takes, and made again
 * whenever it breaks or stays silent. A command fails at once while there is none, and after the time-out when Redis
 * hangs; it never waits in a queue. Safe for use by many threads.
 */
public final class RedisLink implements AutoCloseable {
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final System.Logger LOG = System.getLogger(RedisLink.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** So long without any answer, and the connection itself is suspected. */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    /** Commands under way; one more fails at once. */
    private static final int MAX_UNDER_WAY = 20_000;

    private static final long HEARD = Long.MIN_VALUE;

    /** @param silentSince the time of the first command without an answer after the last with one */
    private record Line(StatefulRedisConnection<String, byte[]> connection, AtomicLong silentSince) {}

    private final ClientResources resources;
    private final RedisClient client;
    private final String address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration attemptEnds;
    private volatile @Nullable Line line;
    private Thread connecting;

    /**
     * Connects in the background.
     *
     * @param access such as to {@code redis://127.0.0.1:6379}
     * @param timeout after which a command has failed
     * @throws IllegalArgumentException if the URL cannot be read
     */
    public RedisLink(RedisAccess access, Duration timeout) {
        var uri = uri(access);
        uri.setTimeout(timeout);
        attemptEnds = timeout.plus(PAUSE);
        address = uri.getHost() + ":" + uri.getPort();
        resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .reconnectDelay(() -> Delay.constant(PAUSE))
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(options(access, timeout));
        connecting = connectSoon();
    }

    private static RedisURI uri(RedisAccess access) {
        var uri = parsed(access);
        access.password().ifPresent(password -> {
            uri.setCredentialsProvider(RedisCredentialsProvider.from(
                    () -> RedisCredentials.just(access.username().orElse(null), password)));
        });
        if (access.tls()) {
            uri.setSsl(true);
        }
        return uri;
    }

    /** What the parser says of a URL may hold its password. */
    private static RedisURI parsed(RedisAccess access) {
        try {
            return RedisURI.create(access.url());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("postern.redis.url is no URL of a Redis server, such as"
                    + " redis://127.0.0.1:6379; what cannot stand in a URL, as in a password, goes into"
                    + " postern.redis.password-file");
        }
    }

    /** Keepalive, since the server's machine may be gone without a word. */
    static ClientOptions options(RedisAccess access, Duration timeout) {
        var options = ClientOptions.builder();
        access.caFile()
                .ifPresent(file -> options.sslOptions(SslOptions.builder()
                        .jdkSslProvider()
                        .trustManager(new File(file))
                        .build()));
        return options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_UNDER_WAY)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .build();
    }

    /** Redis is connected now; it may still be silent. */
    public boolean connected() {
        var now = line;
        return now != null && now.connection().isOpen();
    }

    /** Runs a command. */
    public <T> CompletionStage<T> run(Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        var now = line;
        if (now == null) {
            return CompletableFuture.failedFuture(notConnected());
        }
        return command.apply(now.connection().async()).whenComplete((_, failure) -> heard(now, failure));
    }

    /** Sends commands in one flush; each of them completes for itself. */
    <T> void dispatch(List<AsyncCommand<String, byte[], T>> commands) {
        var now = line;
        if (now == null) {
            commands.forEach(command -> command.completeExceptionally(notConnected()));
            return;
        }
        commands.forEach(command -> command.whenComplete((_, failure) -> heard(now, failure)));
        try {
            now.connection().dispatch(commands);
        } catch (RedisException e) {
            commands.forEach(command -> command.completeExceptionally(e));
        }
    }

    private static RedisException notConnected() {
        return new RedisException("there is no connection to Redis yet");
    }

    /** An error counts as an answer. */
    private void heard(Line on, @Nullable Throwable failure) {
        if (!(failure instanceof RedisCommandTimeoutException)) {
            if (on.silentSince().getPlain() != HEARD) {
                on.silentSince().set(HEARD);
            }
            return;
        }
        long now = System.nanoTime();
        if (!on.silentSince().compareAndSet(HEARD, now)
                && now - on.silentSince().get() > SILENCE.toNanos()) {
            replace(on);
        }
    }

    /** Keepalive does not notice a server that is gone while octets are on their way to it. */
    private synchronized void replace(Line silent) {
        var now = line;
        if (now != null && now.equals(silent)) {
            line = null;
            silent.connection().closeAsync();
            connecting = connectSoon();
        }
    }

    private Thread connectSoon() {
        return Thread.ofVirtual().name("redis-connect").start(this::connect);
    }

    private void connect() {
        boolean told = false;
        while (closed.getCount() > 0) {
            try {
                line = new Line(client.connect(CODEC), new AtomicLong(HEARD));
                return;
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "Redis at " + address + " cannot be reached, trying on: " + reason(e));
                    told = true;
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** The innermost words, which name the address and what is wrong. */
    public static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** An attempt to connect that is under way is waited for: it would fail loudly without the threads it runs on. */
    @Override
    public void close() {
        closed.countDown();
        awaitConnecting();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private void awaitConnecting() {
        Thread attempt;
        synchronized (this) {
            attempt = connecting;
        }
        try {
            attempt.join(attemptEnds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
