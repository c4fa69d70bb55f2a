// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.delivery.route.Host;
import io.postern.launcher.Complaint;
import io.postern.policy.checks.ListSettings;
import io.postern.reputation.lists.AskedList;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads settings from where they stand, and checks them as a whole. */
final class SettingsReading {
    private static final Pattern UNSET = Pattern.compile("Could not expand value (\\S+) in property (\\S+)");

    /** Variables of {@code ./postern} itself. */
    private static final Set<String> RESERVED = Set.of("POSTERN_BUILD", "POSTERN_PID_FILE", "POSTERN_DEBUG");

    private SettingsReading() {}

    /**
     * Reads and checks the settings.
     *
     * @param file null for the built-in ones
     * @throws Complaint about the first thing that is wrong
     */
    static Settings read(@Nullable Path file, Map<String, String> environment) {
        var text = file == null ? builtIn() : YamlFile.text(file);
        var name = file == null ? "the built-in settings" : file.toString();
        var check = new SettingsCheck(KnownSettings.of(SettingsCatalogue.ALL));
        check.file(name, YamlFile.entries(name, text));
        check.environment(new TreeMap<>(environment), RESERVED);
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new YamlConfigSource(name, text, Settings.ORDINAL),
                        new EnvConfigSource(environment, 300),
                        new SysPropConfigSource())
                // The edge has these doors even when nothing is said about them.
                .withDefaultValue("postern.edge.listeners.mx.port", "2525")
                .withDefaultValue("postern.edge.listeners.relay.port", "2526")
                .withConverter(Duration.class, 200, DurationText::parse)
                .withValidateUnknown(false);
        SettingsCatalogue.ALL.forEach(builder::withMapping);
        try {
            var settings = new Settings(text, builder.build());
            settings.routes().forEach(Host::of);
            AskedList.of(settings.of(DnsblConfig.class));
            ListSettings.of(settings.of(DnsblConfig.class));
            OwnServers.check(settings.kafka(), settings.redis());
            OperatorAccess.check(settings.launcher().endpoints());
            return settings;
        } catch (NoSuchElementException e) {
            throw new Complaint(name + ": " + words(e), e);
        } catch (IllegalArgumentException e) {
            throw new Complaint(name + ": " + e.getMessage() + ".", e);
        } catch (ConfigValidationException e) {
            var problem = e.getProblem(0).getMessage();
            throw new Complaint(name + ": " + problem.replaceFirst("^SRCFG\\d+: ", ""), e);
        }
    }

    private static String words(NoSuchElementException missing) {
        var name = UNSET.matcher(String.valueOf(missing.getMessage()));
        return name.find()
                ? "%2$s names ${%1$s}, and there is no %1$s; set it in the environment."
                        .formatted(name.group(1), name.group(2))
                : missing.getMessage();
    }

    /** The settings that are used when no file is given. */
    static String builtIn() {
        try (var in = SettingsReading.class.getResourceAsStream("default.yaml")) {
            if (in == null) {
                throw new IllegalStateException("default.yaml is not in the launcher's jar; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
