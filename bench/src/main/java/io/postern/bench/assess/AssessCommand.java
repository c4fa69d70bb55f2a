// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.assess;

import io.postern.bench.latency.JsonText;
import io.postern.bench.machine.Machine;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern bench assess}. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description =
                "Connection assessments a second from a warm cache, what a list costs that dies, and the memory that many"
                        + " different clients take.")
public final class AssessCommand implements Callable<Integer> {
    private static final int STRANGERS = 2000;

    @Option(
            names = "--lists",
            defaultValue = "8",
            description = "Lists, of which one will die (default ${DEFAULT-VALUE}).")
    private int lists;

    @Option(names = "--clients", defaultValue = "200", description = "Known clients (default ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--at-once", defaultValue = "64", description = "Inquiries at once (default ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--seconds", defaultValue = "5", description = "Of each measurement (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--different",
            defaultValue = "100000",
            description = "Different clients, none of them in the cache; 0 for none (default ${DEFAULT-VALUE}).")
    private int different;

    @Override
    public Integer call() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("loadBefore", Machine.loadAverage());
        figures.put("cores", Runtime.getRuntime().availableProcessors());
        try (var world = new AssessWorld(clients, lists - 1)) {
            var load = new AssessLoad(world.assessor(), atOnce);
            load.run(seconds, round());
            figures.put("warm cache, " + lists + " lists", load.run(seconds, round()));
            world.killOneList();
            var strangers = new AtomicInteger(clients);
            int last = clients + STRANGERS;
            figures.put(
                    STRANGERS + " new clients while one of the lists dies",
                    load.run(seconds, () -> strangers.get() < last ? strangers.getAndIncrement() : -1));
            figures.put("the dead list is still asked", world.deadListIsAsked());
            figures.put("warm cache, one of the lists dead", load.run(seconds, round()));
            figures.put("assessments that were late", world.late());
        }
        if (different > 0) {
            strangers(figures);
        }
        System.out.println(JsonText.of(figures));
        return 0;
    }

    /** All known clients again and again. */
    private IntSupplier round() {
        var next = new AtomicInteger();
        return () -> Math.floorMod(next.getAndIncrement(), clients);
    }

    private void strangers(LinkedHashMap<String, Object> figures) {
        try (var world = new AssessWorld(0, lists - 1)) {
            var load = new AssessLoad(world.assessor(), atOnce);
            var next = new AtomicInteger();
            int tenth = different / 10;
            load.run(3600, () -> next.get() < tenth ? next.getAndIncrement() : -1);
            figures.put("heapMiBAfterATenth", heap());
            figures.put(
                    "different clients", load.run(3600, () -> next.get() < different ? next.getAndIncrement() : -1));
            figures.put("heapMiBAfterAll", heap());
            figures.put("answersInTheCache", world.cached());
        }
    }

    private static double heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) * 10 / (1 << 20) / 10.0;
    }
}
