// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.codec.Base16;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A script that is sent by its digest, and in full where Redis does not know it (any more): a server that is new, or was
 * emptied.
 *
 * @param <T> what it returns
 */
public final class RedisScript<T> {
    private final RedisLink link;
    private final byte[] text;
    private final String digest;
    private final Function<RedisCodec<String, byte[]>, CommandOutput<String, byte[], T>> output;

    /** The {@code KEYS} and {@code ARGV} of one run. */
    public record Call(List<String> keys, List<byte[]> values) {}

    /**
     * @param name of the resource beside the class
     * @param output how the result is read, such as {@code IntegerOutput::new}
     */
    public RedisScript(
            RedisLink link,
            Class<?> beside,
            String name,
            Function<RedisCodec<String, byte[]>, CommandOutput<String, byte[], T>> output) {
        this.link = link;
        this.text = resource(beside, name);
        this.digest = Base16.digest(text);
        this.output = output;
    }

    public CompletionStage<T> run(String[] keys, byte[]... values) {
        return runAll(List.of(new Call(List.of(keys), List.of(values)))).getFirst();
    }

    /** Runs it several times, all in one flush; each run completes, or fails, for itself. */
    public List<CompletableFuture<T>> runAll(List<Call> calls) {
        var commands = calls.stream().map(this::byDigest).toList();
        link.dispatch(commands);
        return IntStream.range(0, calls.size())
                .mapToObj(i -> commands.get(i)
                        .toCompletableFuture()
                        .exceptionallyCompose(failure -> inFull(calls.get(i), failure)))
                .toList();
    }

    private AsyncCommand<String, byte[], T> byDigest(Call call) {
        return command(CommandType.EVALSHA, new CommandArgs<>(RedisLink.CODEC).add(digest), call);
    }

    private CompletionStage<T> inFull(Call call, Throwable failure) {
        if (!(failure instanceof RedisNoScriptException)) {
            return CompletableFuture.failedStage(failure);
        }
        var again = command(CommandType.EVAL, new CommandArgs<>(RedisLink.CODEC).add(text), call);
        link.dispatch(List.of(again));
        return again;
    }

    private AsyncCommand<String, byte[], T> command(CommandType type, CommandArgs<String, byte[]> script, Call call) {
        var args = script.add(call.keys().size()).addKeys(call.keys()).addValues(call.values());
        return new AsyncCommand<>(new Command<>(type, output.apply(RedisLink.CODEC), args));
    }

    private static byte[] resource(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
