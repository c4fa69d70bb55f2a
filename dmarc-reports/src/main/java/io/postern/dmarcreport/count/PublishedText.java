// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's tags as words between tabs. */
final class PublishedText {
    private static final int WORDS = 9;

    private PublishedText() {}

    static String of(Published published) {
        return String.join(
                "\t",
                published.p().name(),
                word(published.sp()),
                word(published.np()),
                flag(published.strictDkim()),
                flag(published.strictSpf()),
                flag(published.testing()),
                word(published.rua()),
                word(published.fo()),
                word(published.problem()));
    }

    /** @throws IllegalArgumentException if it is no such text */
    static Published parse(String text) {
        var words = List.of(text.split("\t", -1));
        if (words.size() != WORDS) {
            throw new IllegalArgumentException("no record: " + words.size() + " words");
        }
        return new Published(
                Policy.valueOf(words.get(0)),
                policy(words.get(1)),
                policy(words.get(2)),
                words.get(3).equals("1"),
                words.get(4).equals("1"),
                words.get(5).equals("1"),
                some(words.get(6)),
                some(words.get(7)),
                some(words.get(8)));
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString().replaceAll("[^ -~]", "?");
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static @Nullable Policy policy(String word) {
        return word.isEmpty() ? null : Policy.valueOf(word);
    }

    private static @Nullable String some(String word) {
        return word.isEmpty() ? null : word;
    }
}
