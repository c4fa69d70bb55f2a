// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.SafeWords;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be given up, and what is said about it: of mail that was answered with 250 this may be the only copy. */
final class Discarding {
    private Discarding() {}

    /**
     * What stands in the way of a record that was named; null for nothing.
     *
     * @param topics that there are
     * @param evenMail whoever asks knows that mail may be lost by it
     */
    static @Nullable String hindrance(Parked parked, Set<String> topics, boolean evenMail) {
        var mail = parked.mail();
        if (mail != null && parked.ofMail() && topics.contains(parked.topic()) && !parked.begun()) {
            return ("%1$s is message %2$s that was answered with 250, and would be lost: ./postern parked replay %1$s. If it is"
                            + " not wanted, ./postern queue cancel %2$s before that: it then ends without an attempt, and the books"
                            + " know of it.")
                    .formatted(parked.id(), SafeWords.of(mail.messageId()));
        }
        if (evenMail) {
            return null;
        }
        if (mail != null && parked.begun()) {
            return ("%1$s is message %2$s, and a replay of it was begun. Look for what became of it (./postern trace %2$s):"
                            + " where all of its recipients have it, --even-mail discards it; else ./postern parked replay %1$s"
                            + " --anyway.")
                    .formatted(parked.id(), SafeWords.of(mail.messageId()));
        }
        if (mail != null) {
            return ("%s is message %s, and came from no topic that mail waits in here, so it cannot be replayed; --even-mail discards"
                            + " it.")
                    .formatted(parked.id(), SafeWords.of(mail.messageId()));
        }
        if (parked.ofMail()) {
            return ("%s came from %s and is not read by this release: it may be mail that was answered with 250, and would be"
                            + " lost. Look for what is missing (./postern books) first; --even-mail discards it.")
                    .formatted(parked.id(), SafeWords.of(parked.topic()));
        }
        return null;
    }

    /** Whether it is among all: it is no mail, nor may be. */
    static boolean fits(Parked parked, Set<String> topics) {
        return hindrance(parked, topics, false) == null;
    }
}
