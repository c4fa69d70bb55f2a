// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.launcher.endpoint.Answering;
import io.postern.launcher.endpoint.Endpoint;
import io.postern.launcher.settings.Settings;
import io.postern.launcher.state.JsonRunState;
import io.postern.launcher.state.RunState;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a system, the same for every command. */
public final class WhichSystem {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The YAML file of settings. Without it the built-in settings hold.")
    private @Nullable Path config;

    @Option(
            names = {"-d", "--data-dir"},
            paramLabel = "DIR",
            description = "The data folder, instead of postern.data-dir (./postern-data).")
    private @Nullable Path dataDir;

    public @Nullable Path config() {
        return config == null ? null : config.toAbsolutePath().normalize();
    }

    /** What names this system to another command: empty, or with a space before it. */
    public String arguments() {
        return (config == null ? "" : " --config " + shown(config))
                + (dataDir == null ? "" : " --data-dir " + shown(dataDir));
    }

    private static String shown(Path path) {
        var text = path.toString();
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    public Settings settings() {
        return Settings.read(config(), System.getenv());
    }

    public Path dataDir(Settings settings) {
        return dataDir == null ? settings.dataDir() : dataDir.toAbsolutePath().normalize();
    }

    /** The way in to the Kafka of a running system. */
    public KafkaAccess kafka() {
        return kafka(running());
    }

    /** The way in to the Kafka of a running system. */
    public KafkaAccess kafka(RunState state) {
        var kafka = state.kafka();
        return kafka.embedded()
                ? KafkaAccess.plain(kafka.bootstrapServers())
                : settings(state).kafkaAccess(kafka.bootstrapServers());
    }

    /** The way in to its Redis. */
    public RedisAccess redis(RunState state) {
        var redis = state.redis();
        return redis.embedded()
                ? RedisAccess.plain(redis.url())
                : settings(state).redisAccess();
    }

    /**
     * Where one of its services answers.
     *
     * @throws Complaint if nothing says that
     */
    public Endpoint endpoint(Answering service) {
        return endpoint(service, running());
    }

    /** Where a service of a running system answers. */
    public Endpoint endpoint(Answering service, RunState state) {
        return Endpoint.of(service, state, () -> settings(state).operatorAccess());
    }

    private static Settings settings(RunState state) {
        var file = state.settings();
        return Settings.read(file == null ? null : Path.of(file), System.getenv());
    }

    /**
     * The running system: the one on the data folder or, where nothing was started there and the settings name brokers, the one
     * that runs on these, wherever that is.
     *
     * @throws Complaint if there is none
     */
    public RunState running() {
        if (dataDir != null) {
            return JsonRunState.read(dataDir.toAbsolutePath().normalize());
        }
        var settings = settings();
        var folder = settings.dataDir();
        var brokers = settings.kafka().bootstrapServers().filter(Predicate.not(String::isBlank));
        if (brokers.isEmpty() || JsonRunState.written(folder)) {
            return JsonRunState.read(folder);
        }
        var file = config();
        return RunState.elsewhere(
                file == null ? null : file.toString(),
                folder.toString(),
                brokers.get(),
                settings.redis().url().orElse(""));
    }
}
