// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Classes replies by the table. The time it takes grows with the text's length and no faster. */
public final class ReplyClasses {
    private static final String TABLE_NAME = "reply-classes.tsv";
    /** What a reply says at its beginning is what counts. */
    private static final int MAX_TEXT = 1000;

    private static final List<ReplyPattern> TABLE = table();

    private ReplyClasses() {}

    /** What a server's reply that is not positive is about. */
    public static ReplyClass of(Reply reply) {
        var text = reply.text();
        var beginning = text.substring(0, Math.min(text.length(), MAX_TEXT)).toLowerCase(Locale.ROOT);
        var words = WithoutAddresses.of(beginning);
        for (var pattern : TABLE) {
            if (pattern.fits(reply, words)) {
                return pattern.replyClass();
            }
        }
        throw new IllegalStateException("the last line of the table fits everything");
    }

    /**
     * The same for replies that may be our own words.
     *
     * @param reached false when no server was reached or the connection broke off before one replied: that is the network's,
     *     whatever code we chose for it
     */
    public static ReplyClass of(Reply reply, boolean reached) {
        return reached ? of(reply) : ReplyClass.NETWORK;
    }

    private static List<ReplyPattern> table() {
        try (var in = ReplyClasses.class.getResourceAsStream(TABLE_NAME)) {
            if (in == null) {
                throw new IllegalStateException(TABLE_NAME + " is missing from the jar");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException with the line's number and a sentence, for a table that would not do */
    static List<ReplyPattern> read(List<String> lines) {
        var patterns = new ArrayList<ReplyPattern>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!patterns.isEmpty() && patterns.getLast().fitsEverything()) {
                throw at(i, "never reached, as the line before fits everything", null);
            }
            try {
                patterns.add(ReplyPattern.of(line));
            } catch (IllegalArgumentException e) {
                throw at(i, e.getMessage(), e);
            }
        }
        if (patterns.isEmpty() || !patterns.getLast().fitsEverything()) {
            throw at(lines.size() - 1, "the last line must fit everything", null);
        }
        return List.copyOf(patterns);
    }

    private static IllegalArgumentException at(int index, String sentence, Exception cause) {
        return new IllegalArgumentException(TABLE_NAME + ", line " + (index + 1) + ": " + sentence, cause);
    }
}
