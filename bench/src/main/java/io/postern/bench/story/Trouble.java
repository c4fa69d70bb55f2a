// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.embedded.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the worker dead again and again; once each meanwhile, a second worker comes and is killed (two rebalances), the broker is
 * killed, and Redis is emptied. Only processes of the story's own system.
 */
final class Trouble implements Runnable {
    /** When something was done to the system, and what. */
    record Moment(Instant at, String what) {}

    static final String REDIS_EMPTIED = "Redis was emptied";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 35;

    private final ChaosWorld world;
    private final Random random;
    private final Duration length;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Moment> moments = new CopyOnWriteArrayList<>();
    private int kills;

    Trouble(ChaosWorld world, Random random, Duration length) {
        this.world = world;
        this.random = random;
        this.length = length;
    }

    @Override
    public void run() {
        try {
            long begun = System.nanoTime();
            Child second = null;
            boolean broker = false;
            boolean redis = false;
            while (System.nanoTime() - begun < length.toNanos()) {
                pause(SHORTEST + random.nextInt(LONGEST - SHORTEST));
                double share = (double) (System.nanoTime() - begun) / length.toNanos();
                if (second == null && share > 0.2) {
                    second = secondWorker();
                    say("a second worker has come");
                } else if (second != null && second.alive() && share > 0.4) {
                    ProcessHandle.of(second.pid()).ifPresent(ProcessHandle::destroyForcibly);
                    say("the second worker was killed");
                } else if (!broker && share > 0.55) {
                    broker = true;
                    kill(world.state().orElseThrow().path("kafka").path("pid").asLong());
                    say("the broker was killed");
                } else if (!redis && share > 0.7) {
                    redis = true;
                    emptyRedis();
                    say(REDIS_EMPTIED);
                } else {
                    killWorker();
                }
            }
        } catch (RuntimeException | IOException e) {
            System.err.println("trouble ended early: " + e);
        } finally {
            figures.put("workersKilled", kills);
            over.countDown();
        }
    }

    void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Map<String, Object> figures() {
        return figures;
    }

    /** When something was done to the system. */
    List<Moment> moments() {
        return List.copyOf(moments);
    }

    private void killWorker() {
        world.state().ifPresent(state -> {
            for (var service : state.path("services")) {
                if (service.path("name").asText().equals("delivery-worker")
                        && kill(service.path("pid").asLong())) {
                    kills++;
                    moments.add(new Moment(Instant.now(), "worker killed"));
                    System.err.println("worker killed, for the " + kills + ". time");
                }
            }
        });
    }

    /** Child processes run below a shell that looks after them: the pid in the state is the program's own. */
    private static boolean kill(long pid) {
        return pid > 0
                && ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    private Child secondWorker() {
        JsonNode state = world.state().orElseThrow();
        var run = world.folder().resolve("data/run");
        var jar = ChaosWorld.home().resolve("delivery-worker/target/quarkus-app/quarkus-run.jar");
        return Child.start(
                "second-worker",
                world.folder(),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-Dsmallrye.config.locations="
                                + run.resolve("delivery-worker.yaml").toUri(),
                        "-Dpostern.kafka.bootstrap-servers="
                                + state.path("kafka").path("bootstrapServers").asText(),
                        "-Dpostern.redis.url=" + state.path("redis").path("url").asText(),
                        "-Dpostern.instance.name=delivery-worker-1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        jar.toString()));
    }

    private void emptyRedis() throws IOException {
        var url = world.state().orElseThrow().path("redis").path("url").asText();
        var port = url.substring(url.lastIndexOf(':') + 1);
        new ProcessBuilder("redis-cli", "-p", port, "FLUSHALL")
                .inheritIO()
                .start()
                .onExit()
                .join();
    }

    private void say(String what) {
        moments.add(new Moment(Instant.now(), what));
        figures.put(what, kills + " workers had been killed before");
        System.err.println(what);
    }

    private static void pause(int seconds) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
    }
}
