// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A whole system, started by {@code ./postern up} from the tree as it is built, on free ports and a data folder of its own
 * below {@code target}. It ends with the test's JVM, however that ends.
 *
 * <p>Listeners {@code mx} and {@code relay}, without greet delay and with XCLIENT from loopback, unless the settings
 * say otherwise; no page for refusals unless they enable one. If they name one in replies it is that one.
 */
public final class PosternUnderTest implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final SystemFolder folder;
    private final SystemSettings settings;
    private final LauncherState state;
    private final int mxPort = FreePorts.take();
    private final int relayPort = FreePorts.take();
    private final int refusalPagePort = FreePorts.take();
    private Child launcher;

    private PosternUnderTest(String name, SystemSettings settings) {
        this.folder = SystemFolder.fresh(name);
        this.settings = settings;
        this.state = new LauncherState(folder());
        SystemDefaults.put(settings, folder(), mxPort, relayPort, refusalPagePort);
        this.launcher = launch();
    }

    /**
     * Starts a system and waits until it takes mail.
     *
     * @param name of its folder; what an earlier run left there is removed
     * @throws IllegalStateException with the launcher's last words, if it does not get ready
     */
    public static PosternUnderTest start(String name, SystemSettings settings) {
        return startWithoutWaiting(name, settings).awaitReady();
    }

    public static PosternUnderTest startWithoutWaiting(String name, SystemSettings settings) {
        return new PosternUnderTest(name, settings);
    }

    private Child launch() {
        folder.write(settings);
        return Child.start(
                "launcher",
                folder.path(),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "POSTERN_BUILD", "never"),
                List.of(
                        BuiltTree.root().resolve("postern").toString(),
                        "up",
                        "--config",
                        folder.config().toString()));
    }

    public PosternUnderTest awaitReady() {
        try {
            Awaitility.await("ready, see " + launcher.log())
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("the launcher ended", () -> !launcher.alive())
                    .until(() -> launcherSays().lines().anyMatch("ready"::equals));
        } catch (RuntimeException e) {
            var words = launcher.lastWords(15);
            close();
            throw new IllegalStateException(
                    "the system " + folder.path() + " did not start; its launcher said\n" + words, e);
        }
        return this;
    }

    /** What the launcher has printed, over all its starts. */
    public String launcherSays() {
        return SystemFolder.read(launcher.log());
    }

    public int mxPort() {
        return mxPort;
    }

    public int relayPort() {
        return relayPort;
    }

    /** The data folder. */
    public Path folder() {
        return folder.data();
    }

    /** The file of its settings. */
    public Path config() {
        return folder.config();
    }

    public String bootstrapServers() {
        return state.of("kafka", "bootstrapServers");
    }

    /** The port of the embedded Redis. */
    public int redisPort() {
        return URI.create(state.of("redis", "url")).getPort();
    }

    public SystemTopics topics() {
        return new SystemTopics(bootstrapServers());
    }

    /** The front page of the books. */
    public JsonNode books() {
        return HttpJson.get(httpPort(Part.BOOKS), "/books");
    }

    /** Open entries of the books, by filters such as {@code message=ID}. */
    public JsonNode queue(String filters) {
        return HttpJson.get(httpPort(Part.BOOKS), "/queue?" + filters).path("entries");
    }

    /** Where a service shows its health and its metrics. */
    public int httpPort(Part part) {
        return state.httpPort(part).orElseThrow();
    }

    /** One of several processes of a service, as it is now. */
    public SystemProcess process(String name) {
        return state.process(name);
    }

    /** The launcher's process id. */
    public long launcherPid() {
        return launcher.pid();
    }

    /** The process id of a part now. */
    public long pid(Part part) {
        return state.pid(part)
                .orElseThrow(() -> new IllegalStateException(
                        "the launcher's state does not name " + part.label() + ": " + state.text()));
    }

    /** The ids of all processes, the launcher's included. */
    public List<Long> pids() {
        var pids = new ArrayList<Long>();
        pids.add(launcherPid());
        for (var part : Part.values()) {
            state.pid(part).ifPresent(pids::add);
        }
        return pids;
    }

    /** What a part has logged. */
    public String log(Part part) {
        return folder.log(part);
    }

    /** The metrics of a service, as Prometheus reads them. */
    public String metrics(Part part) {
        return HttpJson.text(state.httpPort(part).orElseThrow(), "/q/metrics");
    }

    /** Ends a part at once (SIGKILL); the launcher starts it again. */
    public void kill(Part part) {
        Processes.signal(pid(part), "KILL");
    }

    /** Ends a part as an operator would (SIGTERM); the launcher starts it again. */
    public void terminate(Part part) {
        Processes.signal(pid(part), "TERM");
    }

    /** Stops a part in its tracks (SIGSTOP): its connections stay open, and nobody answers. */
    public void freeze(Part part) {
        Processes.signal(pid(part), "STOP");
    }

    /** Lets a frozen part go on. */
    public void thaw(Part part) {
        Processes.signal(pid(part), "CONT");
    }

    /** Kills a part and waits until another process has taken its place and is ready. */
    public void replace(Part part) {
        long before = pid(part);
        kill(part);
        awaitReplaced(part, before);
    }

    /** Waits until another process than that one plays the part and is ready. */
    public void awaitReplaced(Part part, long before) {
        Awaitility.await(part.label() + " is back, see " + launcher.log())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> pid(part) != before && Processes.alive(pid(part)) && ready(part));
    }

    private boolean ready(Part part) {
        return state.httpPort(part).map(HealthCheck::ready).orElse(true);
    }

    /** Changes a setting in the YAML file; parts that are started from now on read it. */
    public void set(String key, Object value) {
        settings.set(key, value);
        folder.write(settings);
    }

    /** Kills the launcher alone, as an out-of-memory killer would. */
    public void killLauncher() {
        launcher.kill();
    }

    /**
     * Stops it as Ctrl-C does.
     *
     * @return whether it ended by itself in time
     */
    public boolean stop() {
        long pid = launcher.pid();
        launcher.stop(STOP);
        return !Processes.alive(pid);
    }

    /** Starts it again on the same data and ports. */
    public void startAgain() {
        int before = (int) launcherSays().lines().filter("ready"::equals).count();
        launcher = launch();
        Awaitility.await("ready again, see " + launcher.log())
                .atMost(START)
                .failFast("the launcher ended", () -> !launcher.alive())
                .until(() -> launcherSays().lines().filter("ready"::equals).count() > before);
    }

    @Override
    public void close() {
        launcher.stop(STOP);
    }
}
