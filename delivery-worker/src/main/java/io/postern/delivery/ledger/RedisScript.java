// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A script that is sent by its digest, and in full where Redis does not know it (any more). */
final class RedisScript {
    private final RedisLink link;
    private final byte[] text;
    private final String digest;
    private final ScriptOutputType output;

    /** @param name of the resource beside this class */
    RedisScript(RedisLink link, String name, ScriptOutputType output) {
        this.link = link;
        this.text = resource(name);
        this.digest = Base16.digest(text);
        this.output = output;
    }

    <T> CompletionStage<T> run(String[] keys, byte[]... values) {
        CompletionStage<T> byDigest = link.run(redis -> redis.evalsha(digest, output, keys, values));
        return byDigest.exceptionallyCompose(failure -> {
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof RedisNoScriptException) {
                return link.run(redis -> redis.eval(text, output, keys, values));
            }
            return CompletableFuture.failedFuture(cause);
        });
    }

    private static byte[] resource(String name) {
        try (var in = RedisScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
