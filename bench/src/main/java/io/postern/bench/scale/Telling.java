// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import io.postern.bench.latency.ResultFile;
import io.postern.bench.machine.Commit;
import io.postern.bench.machine.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A story as it goes: what is done, on standard error; then figures, and for each claim whether it holds. */
final class Telling {
    /** @param sentence as it was found, with figures */
    record Claim(boolean holds, String sentence) {}

    /** All of a story, as it is kept. */
    record Result(String story, String date, Machine machine, Map<String, Object> figures, List<Claim> claims) {}

    private final String story;
    private final ScaleOptions options;
    private final Machine machine;
    private final long begun = System.nanoTime();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private String chapter = "";

    Telling(String story, ScaleOptions options) throws IOException {
        this.story = story;
        this.options = options;
        var here = options.out == null ? Path.of(System.getProperty("java.io.tmpdir")) : options.out;
        Files.createDirectories(here);
        this.machine = Machine.look(here);
        figure("commit", Commit.of(Path.of(System.getProperty("postern.home", "."))));
        figure("rate", options.rate);
    }

    /** Where progress is shown. */
    PrintStream progress() {
        return System.err;
    }

    /** What stands in front of the names of figures and of claims from now on. */
    synchronized void chapter(String name) {
        chapter = name + ": ";
        step(name);
    }

    synchronized void step(String what) {
        progress().printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), what);
    }

    /** Since the story began. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    synchronized void figure(String name, Object value) {
        figures.put(chapter + name, value);
    }

    synchronized void claim(boolean holds, String sentence) {
        claims.add(new Claim(holds, chapter + sentence));
        progress().printf("%s %s%n", holds ? "HOLDS:" : "DOES NOT HOLD:", chapter + sentence);
    }

    /** @return the exit code: 0 only if every claim holds */
    synchronized int end() throws IOException {
        var result = new Result(story, LocalDate.now().toString(), machine, figures, claims);
        if (options.out != null) {
            ResultFile.write(options.out, result.date() + "-story-" + story, markdown(result), result);
        }
        System.out.println(options.json ? JsonText.of(result) : markdown(result));
        return claims.stream().allMatch(Claim::holds) ? 0 : 1;
    }

    private static String markdown(Result result) {
        var text = new StringBuilder("# Story: %s, %s%n%n%s.%n%n"
                .formatted(result.story(), result.date(), result.machine().line()));
        result.claims().forEach(claim -> text.append("- %s %s%n".formatted(mark(claim), claim.sentence())));
        text.append("%n| figure | |%n|---|---|%n".formatted());
        result.figures().forEach((name, value) -> text.append("| %s | %s |%n".formatted(name, shown(value))));
        return text.toString();
    }

    private static String mark(Claim claim) {
        return claim.holds() ? "**holds**:" : "**does not hold**:";
    }

    private static String shown(Object value) {
        return value instanceof Double number ? Figures.show(number) : value.toString();
    }
}
