// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.io.PrintStream;
import java.util.Locale;

/** What {@code up} prints while it works: a line when something has got somewhere, with the time since the start. */
final class Console {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    /** Seconds since the start, with one decimal. */
    String elapsed() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
    }

    void step(String name, String what) {
        line(String.format(Locale.ROOT, "  %-19s %-44s %8s", name, what, elapsed()));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
