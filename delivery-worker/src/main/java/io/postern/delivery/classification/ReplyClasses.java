// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Classes replies by the table. The time it takes grows with the text's length and no faster. */
public final class ReplyClasses {
    /** What a reply says at its beginning is what counts. */
    private static final int MAX_TEXT = 1000;

    private static final List<ReplyPattern> TABLE = table();

    private ReplyClasses() {}

    /** What a reply that is not positive is about. */
    public static ReplyClass of(Reply reply) {
        var text = reply.text().toLowerCase(Locale.ROOT);
        var beginning = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        for (var pattern : TABLE) {
            if (pattern.fits(reply, beginning)) {
                return pattern.replyClass();
            }
        }
        throw new IllegalStateException("the last line of the table fits everything");
    }

    private static List<ReplyPattern> table() {
        try (var in = ReplyClasses.class.getResourceAsStream("reply-classes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("reply-classes.tsv is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ReplyPattern::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
