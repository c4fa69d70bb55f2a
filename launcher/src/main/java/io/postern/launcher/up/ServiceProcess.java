// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.embedded.JavaOptions;
import io.postern.embedded.SelfSigned;
import io.postern.embedded.StartCache;
import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One service in a JVM of its own. */
final class ServiceProcess {
    /** Fewer of the C library's memory pools: each takes megabytes that are never given back. */
    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final ServiceKind kind;
    private final int instance;
    private final Path jar;
    private final DataFolder folder;
    private final Supplier<Settings> settings;
    private final List<String> options;
    private final StartCache cache;
    private final int httpPort = FreePorts.take();
    private volatile Child child;

    /**
     * @param instance its number among those of its kind, from 0
     * @param settings asked at each start, so that a service which is started again reads its file again
     * @param options of its JVM; everyone on this machine can see them
     */
    ServiceProcess(
            ServiceKind kind,
            int instance,
            Path home,
            DataFolder folder,
            Supplier<Settings> settings,
            List<String> options,
            StartCache.Use use) {
        this.kind = kind;
        this.instance = instance;
        this.jar = kind.jar(home);
        this.folder = folder;
        this.settings = settings;
        this.options = List.copyOf(options);
        this.cache = new StartCache(home.resolve(kind.label()).resolve("target/start.aot"), jar, use);
        this.child = start();
    }

    ServiceKind kind() {
        return kind;
    }

    /** As it stands in messages, in the state and in the names of files. */
    String name() {
        return kind.label(instance);
    }

    int httpPort() {
        return httpPort;
    }

    Child child() {
        return child;
    }

    void launch() {
        child = start();
    }

    private Child start() {
        var now = settings.get();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + kind.heap(now.launcher().heap()));
        command.addAll(JavaOptions.service());
        command.addAll(cache.options());
        command.addAll(now.launcher().javaOptions().orElse(List.of()));
        command.add("-Dsmallrye.config.locations=" + settingsFile(now).toUri());
        options.stream()
                .filter(option -> kind != ServiceKind.REFUSALS || !option.startsWith("-Dpostern.redis."))
                .forEach(command::add);
        command.add("-Dpostern.instance.name=" + kind.label() + "-" + instance);
        command.add("-Dpostern.instance.ordinal=" + instance);
        command.add(kind.httpPort(httpPort));
        if (kind == ServiceKind.EDGE) {
            command.addAll(ports(now));
            command.addAll(now.certificates() ? List.of() : selfSigned(now));
        }
        // It would log each of our questions that comes too early.
        command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=WARN");
        command.add("-jar");
        command.add(jar.toString());
        return Child.start(name(), folder.logs(), folder.run(), ENVIRONMENT, command);
    }

    /** Of an edge beside the first. */
    private List<String> ports(Settings now) {
        return instance == 0
                ? List.of()
                : now.listeners(instance).stream()
                        .map(listener ->
                                "-Dpostern.edge.listeners.%s.port=%d".formatted(listener.name(), listener.port()))
                        .toList();
    }

    /** TLS to try out; an operator's own certificate takes its place. */
    private List<String> selfSigned(Settings now) {
        var names = Stream.concat(now.hostname().stream(), Stream.of("localhost"))
                .distinct()
                .toList();
        SelfSigned made;
        try {
            made = SelfSigned.in(folder.path().resolve("tls"), names);
        } catch (UncheckedIOException e) {
            throw new Complaint(e.getMessage() + "; name a certificate in postern.edge.tls.certificates.", e);
        }
        var prefix = "-Dpostern.edge.tls.certificates.default.";
        return List.of(prefix + "certificate=" + made.certificate(), prefix + "key=" + made.key());
    }

    private Path settingsFile(Settings now) {
        var file = folder.run().resolve(name() + ".yaml");
        try {
            Files.writeString(file, now.forServices());
            return file;
        } catch (IOException e) {
            throw new Complaint(file + " cannot be written (" + e.getMessage() + "); is the disk full?", e);
        }
    }
}
