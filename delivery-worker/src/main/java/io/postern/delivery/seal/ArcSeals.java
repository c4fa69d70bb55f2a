// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import io.postern.authentication.arc.ArcSealer;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.settings.ArcConfig;
import io.postern.delivery.attempt.Seals;
import io.postern.delivery.smtp.Body;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Seals by ARC, each message on a virtual thread of its own, as its content may have to be waited for. */
public final class ArcSeals implements Seals {
    private static final System.Logger LOG = System.getLogger(ArcSeals.class.getName());
    private static final byte[] NOTHING = {};
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("seal").start(task);

    private final SigningKey key;
    private final String id;

    /** @param id ours, where a message has no Authentication-Results of ours (RFC 8601 section 2.5) */
    ArcSeals(SigningKey key, String id) {
        this.key = key;
        this.id = id;
    }

    /**
     * What the settings want; nothing is sealed unless all of them are given.
     *
     * @throws IllegalArgumentException with a sentence, if the key cannot be used
     */
    public static Seals of(ArcConfig config, String id) {
        var key = KeyFile.read(config);
        if (key != null) {
            LOG.log(System.Logger.Level.INFO, "what we change is sealed key={0}", key);
            return new ArcSeals(key, id);
        }
        if (Stream.of(config.domain(), config.selector(), config.key()).anyMatch(one -> one.isPresent())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nothing is sealed: postern.arc needs all of domain, selector and key");
        }
        return NONE;
    }

    @Override
    public CompletionStage<byte[]> above(OutboundMessage message, byte[] fields, Body body, Instant now) {
        return SealRule.wants(message)
                ? CompletableFuture.supplyAsync(() -> seal(message, fields, body, now), THREADS)
                : CompletableFuture.completedFuture(NOTHING);
    }

    private byte[] seal(OutboundMessage message, byte[] fields, Body body, Instant now) {
        var chain = Objects.requireNonNull(message.arc());
        try (var octets = new BufferedInputStream(
                new SequenceInputStream(new ByteArrayInputStream(fields), new BodyStream(body)), 1 << 16)) {
            var header = Header.read(octets);
            if (!SealRule.judged(chain, header)) {
                return NOTHING;
            }
            var seal = new ByteArrayOutputStream(2048);
            ArcSealer.seal(header, octets, chain, SealRule.results(message, id), key, now)
                    .forEach(field -> seal.writeBytes(field.raw()));
            return seal.toByteArray();
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a message goes without a seal messageId={0} key={1} reason={2}",
                    message.messageId(),
                    key,
                    e.getMessage());
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
