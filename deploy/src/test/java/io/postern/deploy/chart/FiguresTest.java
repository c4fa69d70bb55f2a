// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents say in prose of times is what is declared. */
class FiguresTest {
    private static final Pattern KEPT =
            Pattern.compile("`(postern\\.[a-z]+)`(?: and `(postern\\.[a-z]+)`)? for\\s(\\d+) days");

    private static final Pattern READ_AGAIN = Pattern.compile(
            "(?:read again|taken up|the edge) within (\\w+) seconds (?:of a change|of the file's change|more)");

    @Test
    void topics_are_kept_for_the_days_that_known_limits_tells() {
        var topics = read("docs/topics.md");

        assertThat(KEPT.matcher(read("docs/known-limits.md")).results())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(told -> {
                    for (var name :
                            new String[] {told.group(1), told.group(2) == null ? told.group(1) : told.group(2)}) {
                        assertThat(topics).containsPattern("\\| `" + name + "` \\| .* \\| " + told.group(3) + " d\\b");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/k8s/postern/values.yaml", "docs/operations.md"})
    void certificates_are_read_as_often_as_the_edge_looks(String document) {
        var edge = read("smtp-edge/src/main/java/io/postern/edge/smtp/SmtpTls.java");

        assertThat(edge).contains("LOOK_MILLIS = 5000;");
        assertThat(READ_AGAIN.matcher(read(document)).results().map(told -> told.group(1)))
                .isNotEmpty()
                .containsOnlyElementsOf(List.of("five"));
    }

    private static String read(String file) {
        return HelmChart.read(HelmChart.ROOT.resolve(file));
    }
}
