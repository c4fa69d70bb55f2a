// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the story; each line with the seconds since it began. */
final class Timeline {
    private final PrintStream out;
    private long start = System.nanoTime();
    private String chapter = "the start";
    private int chapters;

    Timeline(PrintStream out) {
        this.out = out;
    }

    /** The story begins now. */
    void begin() {
        start = System.nanoTime();
    }

    void chapter(String title) {
        chapter = ++chapters + ". " + title;
        out.println();
        print(chapter);
    }

    /** What is told at the moment. */
    String where() {
        return chapter;
    }

    void note(String text) {
        print("   " + text);
    }

    /** That the story waits, and what for. */
    void waits(Duration since, String what) {
        print(String.format(Locale.ROOT, "   … for %d s: %s", since.toSeconds(), what));
    }

    /** What a client said to a server. */
    void said(String who, String line) {
        print(String.format(Locale.ROOT, "   %12s > %s", who, line));
    }

    /** What a server answered. */
    void answered(String line) {
        print(String.format(Locale.ROOT, "   %12s < %s", "", line));
    }

    void good(String text) {
        print("   ✓ " + text);
    }

    /** What nobody should miss. */
    void loud(String text) {
        print("!! " + text);
    }

    /** Text as it is, indented. */
    void quote(String text) {
        text.lines().forEach(line -> out.println("               | " + line));
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void print(String text) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", elapsed().toMillis() / 1e3, text));
        out.flush();
    }
}
