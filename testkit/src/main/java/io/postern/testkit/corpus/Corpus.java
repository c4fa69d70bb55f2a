// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is in {@code src/test/resources/fuzz} of the module that the test is in, by the target it is for. */
public final class Corpus {
    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    private Corpus() {}

    /** What a fuzzer calls with one input. */
    @FunctionalInterface
    public interface Target {
        void accept(byte[] input) throws IOException;
    }

    /**
     * Plays all of it.
     *
     * @param target name of its folder
     * @param seeds played too, by their names
     * @param atLeast so many inputs there must be, so that a lost folder is no success
     * @throws AssertionError with the name of the input that breaks a promise
     */
    public static void play(String target, Map<String, byte[]> seeds, int atLeast, Target fuzz) throws IOException {
        var inputs = new TreeMap<>(seeds);
        try (var files = Files.list(FOLDER.resolve(target))) {
            for (var file : files.toList()) {
                inputs.put(file.toString(), Files.readAllBytes(file));
            }
        }
        if (inputs.size() < atLeast) {
            throw new AssertionError("only " + inputs.size() + " inputs for " + target);
        }
        for (var input : inputs.entrySet()) {
            try {
                fuzz.accept(input.getValue());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(input.getKey() + ": " + e.getMessage(), e);
            }
        }
    }
}
