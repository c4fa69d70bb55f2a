// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers what is wrong with settings, so that who wrote them hears all of it at once. For one thread. */
public final class Mistakes {
    /** Several mistakes; its message is all of them, in one line for a log. */
    public static final class Several extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final transient List<String> sentences;

        private Several(Collection<String> sentences) {
            super(String.join("; ", sentences));
            this.sentences = List.copyOf(sentences);
        }
    }

    private final Set<String> sentences = new LinkedHashSet<>();

    /** Notes what it throws as an {@code IllegalArgumentException}, which has a sentence that names the setting. */
    public void check(Runnable reading) {
        try {
            reading.run();
        } catch (Several e) {
            sentences.addAll(e.sentences);
        } catch (IllegalArgumentException e) {
            sentences.add(String.valueOf(e.getMessage()));
        }
    }

    /** What it gives; the other if it throws, which is noted. */
    public <T> T of(Supplier<T> reading, T other) {
        var read = new Object() {
            T value = other;
        };
        check(() -> read.value = reading.get());
        return read.value;
    }

    /** Notes the sentence unless all is well. */
    public void unless(boolean well, String sentence) {
        if (!well) {
            sentences.add(sentence);
        }
    }

    /** The value; the least in place of a smaller one, which is noted. */
    public <T extends Comparable<T>> T atLeast(T least, T value, String key) {
        boolean enough = value.compareTo(least) >= 0;
        unless(enough, key + ": " + value + " is too little; give at least " + least);
        return enough ? value : least;
    }

    /** Each once, in the order in which they were found, without a full stop. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws IllegalArgumentException with all sentences, if there are any */
    public void tell() {
        if (!sentences.isEmpty()) {
            throw new Several(sentences);
        }
    }
}
