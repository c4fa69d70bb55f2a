// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.monitoring.picture.Line.Point;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class LineChartTest {
    @Test
    void a_picture_is_well_formed_and_has_a_line_for_each() throws Exception {
        var svg = LineChart.svg(
                "Put off & blocked",
                "s",
                List.of(
                        new Line("a<b", List.of(new Point(0, 0), new Point(60, 0.25))),
                        new Line("c", List.of(new Point(0, 1), new Point(60, 2)))));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Put off & blocked", "a<b", "c", "500 ms", "1 s");
        assertThat(svg.lines().filter(line -> line.contains("fill=\"none\""))).hasSize(2);
    }

    @ParameterizedTest(name = "{0} {1} is written {2}")
    @CsvSource({
        "0.25, s, 250 ms",
        "7, s, 7 s",
        "600, s, 10 min",
        "0.5, percentunit, 50 %",
        "3, short, 3",
        "2.5, suffix: /s, 2.5 /s",
        "2097152, bytes, 2 MiB"
    })
    void values_are_written_as_people_do(double value, String unit, String text) {
        assertThat(Scale.of(value, unit).text(value)).isEqualTo(text);
    }

    @ParameterizedTest(name = "up to {0} the axis ends at {1}")
    @CsvSource({"0.9, 1.0", "3.2, 4.0", "17, 20.0", "100, 100.0"})
    void an_axis_ends_at_a_round_value_above_all(double highest, double top) {
        assertThat(Scale.of(highest, "short").top())
                .isGreaterThanOrEqualTo(highest)
                .isCloseTo(top, org.assertj.core.data.Percentage.withPercentage(30));
    }
}
