// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.Mistakes;
import io.postern.launcher.Complaint;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads settings from where they stand, and checks them as a whole. */
final class SettingsReading {
    /** The edge has these even when nothing is said about them. */
    private static final Map<String, String> DOORS =
            Map.of("postern.edge.listeners.mx.port", "2525", "postern.edge.listeners.relay.port", "2526");

    private static final Pattern LINE = Pattern.compile(", line (\\d+)");

    private static final Pattern UNSET = Pattern.compile("Could not expand value (\\S+) in property (\\S+)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    /** Variables of {@code ./postern} itself. */
    private static final Set<String> RESERVED = Set.of("POSTERN_BUILD", "POSTERN_PID_FILE", "POSTERN_DEBUG");

    private SettingsReading() {}

    /**
     * Reads and checks the settings.
     *
     * @param file null for the built-in ones
     * @throws Complaint about all that is wrong
     */
    static Settings read(@Nullable Path file, Map<String, String> environment) {
        var text = file == null ? builtIn() : YamlFile.text(file);
        var name = file == null ? "the built-in settings" : file.toString();
        var entries = YamlFile.entries(name, text);
        var told = new ArrayList<String>();
        var known = KnownSettings.of(SettingsCatalogue.ALL);
        var check = new SettingsCheck(known);
        var wrong = check.file(name, entries, told);
        wrong.addAll(new MissingSettings(known, DOORS.keySet(), environment.keySet()).in(name, entries, told));
        wrong.addAll(unset(name, entries, environment, told));
        var variables = new TreeMap<>(environment);
        variables.keySet().removeAll(check.environment(new TreeMap<>(environment), RESERVED, told));
        // Without what is wrong already the rest can be looked at as well.
        var sound = wrong.isEmpty() ? text : YamlFile.without(text, wrong);
        var settings = built(name, text, sound, variables, told, new WrongEntries(name, entries, wrong));
        if (settings == null || !told.isEmpty()) {
            told.sort(Comparator.comparingInt(SettingsReading::line));
            throw Complaint.of("things are wrong with the settings", told);
        }
        return settings;
    }

    /** What has no line stands last. */
    private static int line(String sentence) {
        var line = LINE.matcher(sentence);
        return line.find() ? Integer.parseInt(line.group(1)) : Integer.MAX_VALUE;
    }

    /** The paths of what names a variable that is not there. */
    private static Set<List<String>> unset(
            String name, List<YamlFile.Entry> entries, Map<String, String> environment, List<String> told) {
        var paths = new LinkedHashSet<List<String>>();
        for (var entry : entries) {
            var variable = VARIABLE.matcher(entry.value());
            while (variable.find()) {
                var called = variable.group(1);
                if (!environment.containsKey(called) && System.getProperty(called) == null) {
                    told.add("%s, line %d: %s names ${%4$s}, and there is no %4$s; set it in the environment."
                            .formatted(name, entry.line(), String.join(".", entry.path()), called));
                    paths.add(entry.path());
                }
            }
        }
        return paths;
    }

    /** Null if they cannot be read as a whole; what is wrong has been told then. */
    private static @Nullable Settings built(
            String name,
            String text,
            String sound,
            Map<String, String> environment,
            List<String> told,
            WrongEntries wrong) {
        try {
            var settings = new Settings(text, config(name, sound, environment));
            var mistakes = new Mistakes();
            ServiceChecks.all(settings::of, mistakes);
            mistakes.sentences().stream()
                    .filter(wrong::news)
                    .map(sentence -> wrong.place(sentence) + ": " + sentence + ".")
                    .forEach(told::add);
            return settings;
        } catch (NoSuchElementException e) {
            told.add(name + ": " + words(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            told.add(name + ": " + e.getMessage() + ".");
        } catch (ConfigValidationException e) {
            IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> words(e.getProblem(i).getMessage()))
                    .filter(wrong::news)
                    .map(problem -> wrong.place(problem) + ": " + problem)
                    .forEach(told::add);
        }
        return null;
    }

    private static SmallRyeConfig config(String name, String text, Map<String, String> environment) {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new YamlConfigSource(name, text, Settings.ORDINAL),
                        new EnvConfigSource(environment, 300),
                        new SysPropConfigSource())
                .withDefaultValues(DOORS)
                .withConverter(Duration.class, 200, DurationText::parse)
                .withValidateUnknown(false);
        SettingsCatalogue.ALL.forEach(builder::withMapping);
        return builder.build();
    }

    private static String words(String problem) {
        var name = UNSET.matcher(problem);
        return name.find()
                ? "%2$s names ${%1$s}, and there is no %1$s; set it in the environment."
                        .formatted(name.group(1), name.group(2))
                : problem.replaceFirst("^SRCFG\\d+: ", "");
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
