// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the settings that interfaces of {@code …Config} declare, as SmallRye Config would. */
public final class KnownSettings {
    private KnownSettings() {}

    /** All settings of these interfaces, each interface's in alphabetical order. */
    public static List<Setting> of(Collection<Class<?>> mappings) {
        return mappings.stream().flatMap(mapping -> of(mapping).stream()).toList();
    }

    /** Those of one interface. */
    public static List<Setting> of(Class<?> mapping) {
        var prefix = List.of(mapping.getAnnotation(ConfigMapping.class).prefix().split("\\."));
        var found = new ArrayList<Setting>();
        group(prefix, mapping, found);
        found.sort(Comparator.comparing(Setting::key));
        return found;
    }

    private static void group(List<String> path, Class<?> of, List<Setting> found) {
        for (Method method : of.getMethods()) {
            boolean setting =
                    Modifier.isAbstract(method.getModifiers()) || method.isAnnotationPresent(WithDefault.class);
            if (!Modifier.isStatic(method.getModifiers()) && setting) {
                var here = method.isAnnotationPresent(WithParentName.class) ? path : plus(path, name(method));
                value(here, method.getGenericReturnType(), method, false, false, found);
            }
        }
    }

    private static void value(
            List<String> path, Type type, Method method, boolean many, boolean optional, List<Setting> found) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == Optional.class) {
                value(path, last, method, many, true, found);
            } else if (Map.class.isAssignableFrom(raw)) {
                value(plus(path, "*"), last, method, many, true, found);
            } else {
                value(path, last, method, true, optional, found);
            }
        } else if (type instanceof Class<?> plain) {
            if (group(plain)) {
                group(path, plain, found);
            } else {
                found.add(setting(path, plain, method, many, optional));
            }
        }
    }

    private static Setting setting(List<String> path, Class<?> type, Method method, boolean many, boolean optional) {
        var fallback = method.getAnnotation(WithDefault.class);
        boolean numeric = type == OptionalInt.class || type == OptionalLong.class;
        var plain = type == OptionalInt.class ? int.class : type == OptionalLong.class ? long.class : type;
        return new Setting(
                path, plain, many, fallback == null ? null : fallback.value(), optional || numeric, sentence(method));
    }

    /** An interface of settings, and not one that stands for a value. */
    private static boolean group(Class<?> type) {
        return type.isInterface()
                && type.getName().startsWith("io.postern.")
                && Arrays.stream(type.getMethods()).noneMatch(m -> m.getParameterCount() > 0);
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given != null ? given.value() : kebab(method.getName());
    }

    private static String kebab(String camel) {
        var out = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('-').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The sentence that documents an interface or a setting. */
    public static String sentence(@Nullable AnnotatedElement element) {
        var doc = element == null ? null : element.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    private static List<String> plus(List<String> path, String segment) {
        var longer = new ArrayList<>(path);
        longer.addAll(Arrays.asList(segment.split("\\.")));
        return List.copyOf(longer);
    }
}
