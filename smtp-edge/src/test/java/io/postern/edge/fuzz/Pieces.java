// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Octets as a network might cut them. */
public final class Pieces {
    private static final int LONG = 24;

    private Pieces() {}

    /** @param seed 0 for a single piece; the same seed cuts in the same way */
    public static List<byte[]> of(byte[] octets, int seed) {
        if (seed == 0) {
            return octets.length == 0 ? List.of() : List.of(octets.clone());
        }
        var random = new SplittableRandom(seed);
        int most = 1 + random.nextInt(LONG);
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < octets.length; ) {
            int next = Math.min(octets.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(octets, at, next));
            at = next;
        }
        return pieces;
    }

    /** What stands behind so many octets of settings. */
    public static byte[] behind(byte[] input, int settings) {
        return Arrays.copyOfRange(input, Math.min(settings, input.length), input.length);
    }

    /** @throws AssertionError that a promise is broken */
    public static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}
