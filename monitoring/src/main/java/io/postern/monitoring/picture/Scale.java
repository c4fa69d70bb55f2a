// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis of values from 0 up: where its lines are, and how values are written there. */
record Scale(double top, double step, String unit) {
    private static final int STEPS = 4;

    /** @param unit as Grafana calls it */
    static Scale of(double highest, String unit) {
        double rough = Math.max(highest, 1e-6) / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        double step = power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        return new Scale(step * Math.max(1, Math.ceil(highest / step - 1e-9)), step, unit);
    }

    List<Double> marks() {
        var marks = new ArrayList<Double>();
        for (int i = 0; i * step <= top * 1.0001; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    String text(double value) {
        return switch (unit) {
            case "s" ->
                value == 0
                        ? "0"
                        : value < 1
                                ? number(value * 1000) + " ms"
                                : value < 120 ? number(value) + " s" : number(value / 60) + " min";
            case "percentunit" -> number(value * 100) + " %";
            case "bytes", "Bps" ->
                value >= 1 << 20 ? number(value / (1 << 20)) + " MiB" : number(value / 1024) + " KiB";
            default -> number(value) + unit.replace("suffix:", "").replace("short", "");
        };
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3g", value);
        double rounded = Double.parseDouble(text);
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
