// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.metric.Metric;
import io.postern.monitoring.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md is what the catalogues say, and the catalogues are kept to the rules of the house. */
class MetricReferenceTest {
    private static final List<Metric> ALL =
            MetricReference.all().values().stream().flatMap(List::stream).toList();
    private static final Pattern REGISTERED = Pattern.compile("(Counter|Gauge|Timer|DistributionSummary)\\.builder\\(");

    @Test
    void the_page_is_up_to_date() throws IOException {
        Golden.compare(Golden.ROOT.resolve("docs/metrics.md"), MetricReference.page());
    }

    @Test
    void every_metric_says_what_it_is_and_what_a_rise_means() {
        assertThat(ALL).allSatisfy(metric -> {
            assertThat(metric.what()).as(metric.name()).isNotBlank().doesNotEndWith(".");
            assertThat(metric.rising()).as(metric.name()).isNotBlank().endsWith(".");
        });
    }

    @Test
    void names_are_postern_feature_what_and_nothing_is_there_twice() {
        assertThat(ALL)
                .extracting(Metric::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("postern(\\.[a-z]+){2,}"));
    }

    @Test
    void a_histogram_has_buckets_in_their_order() {
        assertThat(ALL)
                .filteredOn(metric -> metric.shape() == Metric.Shape.HISTOGRAM)
                .allSatisfy(metric -> assertThat(metric.buckets())
                        .as(metric.name())
                        .isNotEmpty()
                        .isSorted());
    }

    @Test
    void whatever_a_service_registers_is_declared() throws IOException {
        try (var files = Files.walk(Golden.ROOT)) {
            assertThat(files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                            .filter(file -> !file.endsWith("DeclaredMetrics.java"))
                            .flatMap(MetricReferenceTest::lines)
                            .filter(line -> REGISTERED.matcher(line).find()))
                    .isEmpty();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
