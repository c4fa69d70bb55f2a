// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the way, in one sentence that says what to do, or several, a line each. It is printed as it is, and the exit code is 1. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Complaint(String sentence) {
        super(sentence);
    }

    public Complaint(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /**
     * About all of them at once.
     *
     * @param head what they have in common, such as {@code 3 things}; only said of several
     * @param sentences at least one
     */
    public static Complaint of(String head, List<String> sentences) {
        return new Complaint(
                sentences.size() == 1
                        ? sentences.getFirst()
                        : sentences.size() + " " + head + ":"
                                + sentences.stream()
                                        .map(sentence -> System.lineSeparator() + "  " + sentence)
                                        .collect(Collectors.joining()));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
