// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code ./postern} builds what is missing or older than its sources: what it looks at must be what Maven builds from, or a
 * fresh clone does not start, and a change is not seen.
 */
class BuildListTest {
    private static final String SCRIPT = Tree.read(Tree.ROOT.resolve("postern"));
    private static final Set<String> MODULES = Pom.of("").modules();
    /** Built by {@code ./postern test} alone. */
    private static final Set<String> TESTS = Set.of("acceptance", "deploy", "monitoring");

    @Test
    void the_services_are_all_that_run_on_quarkus() {
        assertThat(services())
                .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                        .filter(module -> Pom.of(module).uses("quarkus-maven-plugin"))
                        .toList());
    }

    @Test
    void a_service_is_stale_when_anything_is_newer_that_it_is_built_from() {
        var looked = function("stale");
        for (var service : services()) {
            for (var part : Pom.allParts(service)) {
                var name = services().contains(part) ? "$service" : part;
                assertThat(looked)
                        .as("parts of %s in stale() of ./postern", service)
                        .contains(name + "/pom.xml", name + "/src/main");
            }
        }
    }

    @Test
    void the_launcher_is_stale_when_one_of_its_own_parts_is_newer() {
        var ofServices = services().stream()
                .flatMap(service -> Pom.allParts(service).stream())
                .collect(Collectors.toSet());
        var looked = function("stale");
        assertThat(looked).contains("launcher/src/main");
        for (var part : Pom.of("launcher").parts()) {
            if (!ofServices.contains(part)) {
                assertThat(looked)
                        .as("parts of launcher in stale() of ./postern")
                        .contains(part + "/src/main");
            }
        }
    }

    @Test
    void the_bench_is_stale_when_one_of_its_parts_is_newer() {
        var looked = function("bench_stale");
        assertThat(looked).contains("$home/bench/src/main", "$home/bench/pom.xml");
        for (var part : Pom.of("bench").parts()) {
            assertThat(looked)
                    .as("parts of bench in bench_stale() of ./postern")
                    .contains("$home/" + part + "/src/main");
        }
    }

    @Test
    void every_module_is_built_by_somebody() {
        var built = new TreeSet<>(TESTS);
        services().forEach(service -> built.addAll(Pom.allParts(service)));
        built.addAll(Pom.allParts("launcher"));
        built.addAll(Pom.allParts("bench"));
        assertThat(built).containsAll(MODULES);
    }

    private static Set<String> services() {
        var list = Pattern.compile("(?m)^services=\"([^\"]*)\"$").matcher(SCRIPT);
        assertThat(list.find()).isTrue();
        return new TreeSet<>(Arrays.asList(list.group(1).split(" ")));
    }

    /** The words of one of the script's functions, without quotes. */
    private static Set<String> function(String name) {
        var body = Pattern.compile("(?ms)^" + name + "\\(\\) [({]$(.*?)^[)}]$").matcher(SCRIPT);
        assertThat(body.find()).as(name + "() in ./postern").isTrue();
        return new TreeSet<>(Arrays.asList(body.group(1).replace("\"", "").split("[\\s;]+")));
    }
}
