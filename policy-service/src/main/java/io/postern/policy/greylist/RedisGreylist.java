// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ArrayOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The greylist in Redis: one script a triplet, all of one asking in one flush. The rules are in greylist.lua; this
 * class only carries them. On {@code NOSCRIPT} (a server that is new or was emptied) the script itself is sent.
 */
public final class RedisGreylist implements Greylist, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RedisGreylist.class.getName());
    private static final String SCRIPT = resource("greylist.lua");
    private static final String DIGEST = RedisKeys.sha1(SCRIPT);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** So many tries in a row without an answer, and the connection itself is suspected. */
    private static final int SILENCES = 5;

    private final RedisLink link;
    private final Circuit circuit = new Circuit(PAUSE);
    private final long timeout;
    private final String block;
    private final String pass;
    private final String keep;
    private int silences;

    /**
     * Connects in the background.
     *
     * @param url such as {@code redis://127.0.0.1:6379}
     * @param timeout after which a command has failed
     * @throws IllegalArgumentException if the URL cannot be read
     */
    public RedisGreylist(String url, Duration timeout, GreylistSettings settings) {
        this.link = new RedisLink(url, timeout);
        this.timeout = timeout.toMillis();
        this.block = Long.toString(settings.blockPeriod().toMillis());
        this.pass = Long.toString(settings.passPeriod().toMillis());
        this.keep = Long.toString(settings.recordExpiration().toMillis());
    }

    /** Redis is connected now; it may still be silent. */
    public boolean connected() {
        return link.connection() != null;
    }

    @Override
    public CompletionStage<List<Standing>> attempt(List<Triplet> triplets, @Nullable Instant now) {
        if (!circuit.allows(System.nanoTime())) {
            return CompletableFuture.completedFuture(away(triplets.size()));
        }
        var connection = link.connection();
        if (connection == null) {
            failed(new RedisException("not connected"));
            return CompletableFuture.completedFuture(away(triplets.size()));
        }
        var time = now == null ? "" : Long.toString(now.toEpochMilli());
        var commands = new ArrayList<AsyncCommand<String, String, List<Object>>>(triplets.size());
        for (var triplet : triplets) {
            commands.add(command(CommandType.EVALSHA, DIGEST, triplet, time));
        }
        try {
            connection.dispatch(commands);
        } catch (RedisException e) {
            failed(e);
            return CompletableFuture.completedFuture(away(triplets.size()));
        }
        var answers = new CompletableFuture<?>[commands.size()];
        for (int i = 0; i < answers.length; i++) {
            var triplet = triplets.get(i);
            answers[i] = commands.get(i)
                    .toCompletableFuture()
                    .exceptionallyCompose(failure -> sendScript(connection, failure, triplet, time));
        }
        return (answers.length == 1 ? answers[0].thenApply(_ -> null) : CompletableFuture.allOf(answers))
                .orTimeout(timeout, TimeUnit.MILLISECONDS)
                .handle((_, failure) -> {
                    if (failure == null) {
                        succeeded();
                    } else {
                        failed(failure);
                    }
                    return standings(answers);
                });
    }

    private CompletionStage<List<Object>> sendScript(
            StatefulRedisConnection<String, String> connection, Throwable failure, Triplet triplet, String time) {
        if (!(failure instanceof RedisNoScriptException)) {
            return CompletableFuture.failedStage(failure);
        }
        var again = command(CommandType.EVAL, SCRIPT, triplet, time);
        connection.dispatch(again);
        return again;
    }

    private AsyncCommand<String, String, List<Object>> command(
            CommandType type, String script, Triplet triplet, String time) {
        var keys = RedisKeys.of(triplet);
        var args = new CommandArgs<>(StringCodec.UTF8).add(script).add(keys.length);
        for (var key : keys) {
            args.addKey(key);
        }
        args.add(block).add(pass).add(keep).add(time);
        return new AsyncCommand<>(new Command<>(type, new ArrayOutput<>(StringCodec.UTF8), args));
    }

    private static List<Standing> standings(CompletableFuture<?>[] answers) {
        var standings = new ArrayList<Standing>(answers.length);
        for (var answer : answers) {
            standings.add(
                    answer.state() == CompletableFuture.State.SUCCESS
                            ? standing((List<?>) answer.resultNow())
                            : new Standing.Away());
        }
        return standings;
    }

    private static Standing standing(List<?> answer) {
        var time = Duration.ofMillis((Long) answer.get(1));
        return switch (((Long) answer.get(0)).intValue()) {
            case 0 -> new Standing.Stranger(time);
            case 1 -> new Standing.Early(time);
            case 2 -> new Standing.Waited(time);
            default -> new Standing.Known();
        };
    }

    private static List<Standing> away(int count) {
        return Collections.nCopies(count, new Standing.Away());
    }

    private synchronized void succeeded() {
        silences = 0;
        if (circuit.succeeded()) {
            LOG.log(System.Logger.Level.INFO, "Redis answers again, greylisting goes on");
        }
    }

    private synchronized void failed(Throwable failure) {
        boolean silent = failure instanceof TimeoutException;
        if (circuit.failed(System.nanoTime())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not do its work, so postern.greylist.when-redis-is-away applies: "
                            + (silent ? "no answer within " + timeout + " ms" : RedisLink.reason(failure)));
        } else if (silent && ++silences >= SILENCES) {
            silences = 0;
            link.replace();
        }
    }

    private static String resource(String name) {
        try (var in = RedisGreylist.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path; build policy-service again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
