// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.picture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A panel as SVG, on a white card, so that it can be read on any page. */
public final class LineChart {
    private static final List<String> COLOURS =
            List.of("#3465a4", "#c4582d", "#3a8a4d", "#8a4fa3", "#b8860b", "#27808c", "#a33b5d", "#6b6b6b");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int WIDTH = 560;
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 40;
    private static final int PLOT = 150;
    private static final int LEGEND = 16;
    /** What fits into a third of the width, in characters. */
    private static final int SHORT = 25;

    private LineChart() {}

    /** @param unit as Grafana calls it */
    public static String svg(String title, String unit, List<Line> lines) {
        double from = lines.stream()
                .mapToDouble(line -> line.points().getFirst().time())
                .min()
                .orElse(0);
        double to = lines.stream()
                .mapToDouble(line -> line.points().getLast().time())
                .max()
                .orElse(1);
        double highest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Line.Point::value)
                .max()
                .orElse(1);
        var scale = Scale.of(highest, unit);
        int columns = lines.stream().allMatch(line -> line.legend().length() <= SHORT) ? 3 : 2;
        int rows = (lines.size() + columns - 1) / columns;
        int height = TOP + PLOT + 34 + rows * LEGEND + 6;
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        .formatted(WIDTH, height, WIDTH, height));
        svg.append("font-family=\"sans-serif\" font-size=\"11\" fill=\"#444\">\n");
        svg.append(
                "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#fff\" stroke=\"#ddd\"/>\n".formatted(WIDTH, height));
        svg.append("<text x=\"14\" y=\"24\" font-size=\"14\" font-weight=\"bold\" fill=\"#222\">%s</text>\n"
                .formatted(text(title)));
        for (double mark : scale.marks()) {
            double y = y(mark, scale);
            svg.append(
                    "<path d=\"M%d %s H%d\" stroke=\"#e4e4e4\"/><text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                            .formatted(LEFT, at(y), WIDTH - RIGHT, LEFT - 6, at(y + 4), text(scale.text(mark))));
        }
        for (int i = 0; i <= 4; i++) {
            double time = from + (to - from) * i / 4;
            var anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                    .formatted(at(x(time, from, to)), TOP + PLOT + 16, anchor, clock(time)));
        }
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var colour = COLOURS.get(i % COLOURS.size());
            svg.append("<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" stroke-linejoin=\"round\" d=\"%s\"/>\n"
                    .formatted(colour, path(line, scale, from, to)));
            int x = 14 + i % columns * (WIDTH / columns);
            int y = TOP + PLOT + 38 + i / columns * LEGEND;
            svg.append("<path d=\"M%d %d h12\" stroke=\"%s\" stroke-width=\"3\"/><text x=\"%d\" y=\"%d\">%s</text>\n"
                    .formatted(x, y - 4, colour, x + 17, y, text(line.legend())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String path(Line line, Scale scale, double from, double to) {
        var path = new StringBuilder();
        for (var point : line.points()) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(at(x(point.time(), from, to)))
                    .append(' ')
                    .append(at(y(point.value(), scale)));
        }
        return path.toString();
    }

    private static double x(double time, double from, double to) {
        return LEFT + (WIDTH - RIGHT - LEFT) * (time - from) / Math.max(1, to - from);
    }

    private static double y(double value, Scale scale) {
        return TOP + PLOT * (1 - value / scale.top());
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    private static String clock(double time) {
        return CLOCK.format(Instant.ofEpochSecond((long) time).atZone(ZoneOffset.UTC));
    }

    private static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
