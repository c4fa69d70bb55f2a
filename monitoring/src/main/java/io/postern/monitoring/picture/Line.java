// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.picture;

import java.util.List;

/** A line of a picture. @param points in the order of their times */
public record Line(String legend, List<Point> points) {
    /** @param time in seconds since 1970 */
    public record Point(double time, double value) {}
}
