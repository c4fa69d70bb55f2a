// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.policy.ReadSettings;
import io.postern.policy.suspect.Suspicion;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The version of a policy is one for equal settings, and another with each that is changed. */
class PolicySettingsTest {
    private static final PolicySettings SETTINGS = ReadSettings.of("""
            postern:
              relay-domains: [b.test, a.test]
              attachment-types: {refused: [exe, scr]}
              suspects: {findings: [dnsbl-listed, history-bad]}
              dnsbl:
                zones:
                  zen.test: {action: score, weight: 3, codes: {127.0.0.2: {action: block, meaning: spam}, "&8": {weight: 1}}}
                  bl.test: {action: block}
            """);

    @Test
    void the_order_of_a_set_is_of_no_matter() {
        var all = List.of(Suspicion.values());
        assertThat(with(new LinkedHashSet<>(all)).version())
                .isEqualTo(with(new LinkedHashSet<>(all.reversed())).version())
                .isNotEqualTo(with(Set.of()).version());
    }

    @Test
    void each_changed_setting_is_another_version() throws ReflectiveOperationException {
        var texts = new HashSet<String>();
        var versions = new HashSet<String>();
        var changed = changes(SETTINGS);
        assertThat(changed).hasSizeGreaterThan(60);
        for (var other : changed) {
            assertThat(texts.add(((PolicySettings) other).spelt()))
                    .as(other.toString())
                    .isTrue();
            versions.add(((PolicySettings) other).version());
        }
        assertThat(versions).hasSize(changed.size()).doesNotContain(SETTINGS.version());
        assertThat(texts).doesNotContain(SETTINGS.spelt());
    }

    @Test
    void the_text_is_lines_that_say_what_is_set() {
        assertThat(SETTINGS.spelt().lines().toList())
                .contains(
                        "relay-domains=\"a.test\" \"b.test\"",
                        "lists.\"bl.test\"=BLOCK false 5",
                        "greylist.block-period=240000000000ns");
    }

    private static PolicySettings with(Set<Suspicion> suspicions) {
        return new PolicySettings(
                SETTINGS.relayDomains(),
                SETTINGS.checks(),
                SETTINGS.scoring(),
                SETTINGS.greylist(),
                SETTINGS.applyAt(),
                suspicions);
    }

    /** The same value with one thing changed, in every way there is. */
    private static List<Object> changes(Object value) throws ReflectiveOperationException {
        return switch (value) {
            case Boolean flag -> List.of(!flag);
            case Integer number -> List.of(number + 1);
            case Long number -> List.of(number + 1);
            case Double number -> List.of(number + 0.001);
            case Duration length -> List.of(length.plusSeconds(1));
            case String text -> List.of(text + "x");
            case Enum<?> constant -> others(constant);
            case Map<?, ?> map -> inMap(map);
            case Set<?> set ->
                without(set).stream().map(HashSet::new).map(Object.class::cast).toList();
            case List<?> list -> inList(list);
            case Record made -> inRecord(made);
            default -> throw new IllegalStateException("no change of a " + value.getClass());
        };
    }

    private static List<Object> others(Enum<?> constant) {
        return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                .filter(other -> other != constant)
                .map(Object.class::cast)
                .toList();
    }

    private static List<Object> inMap(Map<?, ?> map) throws ReflectiveOperationException {
        var all = new ArrayList<Object>();
        for (var entry : map.entrySet()) {
            for (var change : changes(entry.getValue())) {
                var other = new LinkedHashMap<Object, Object>(map);
                other.put(entry.getKey(), change);
                all.add(other);
            }
        }
        return all;
    }

    private static List<Object> inList(List<?> list) throws ReflectiveOperationException {
        var all = new ArrayList<Object>(without(list));
        for (int i = 0; i < list.size(); i++) {
            for (var change : changes(list.get(i))) {
                var other = new ArrayList<Object>(list);
                other.set(i, change);
                all.add(other);
            }
        }
        return all;
    }

    private static List<List<Object>> without(Collection<?> all) {
        return all.stream()
                .map(one -> {
                    var rest = new ArrayList<Object>(all);
                    rest.remove(one);
                    return (List<Object>) rest;
                })
                .toList();
    }

    private static List<Object> inRecord(Record made) throws ReflectiveOperationException {
        var components = made.getClass().getRecordComponents();
        var constructor = made.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        var all = new ArrayList<Object>();
        for (int i = 0; i < components.length; i++) {
            for (var change : derived(components[i]) ? List.of() : changes(part(made, components[i]))) {
                var values = new Object[components.length];
                for (int j = 0; j < values.length; j++) {
                    values[j] = j == i ? change : part(made, components[j]);
                }
                all.add(constructor.newInstance(values));
            }
        }
        return all;
    }

    /** What a pattern was read into follows from its text. */
    private static boolean derived(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName().equals("CodePattern")
                && !component.getName().equals("text");
    }

    private static Object part(Record made, RecordComponent component) throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(made);
    }
}
