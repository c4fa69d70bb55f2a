// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.prometheus;

import io.postern.testkit.mail.DebianProgram;
import java.nio.file.Path;

/** Where Prometheus and its tool are. */
public final class PrometheusPrograms {
    private PrometheusPrograms() {}

    /**
     * Whether they are installed; a test that needs them is skipped if they are not, and this says so loudly.
     *
     * @throws IllegalStateException with a sentence, if they are missing on a build machine ({@code CI=true})
     */
    public static boolean there() {
        try {
            return promtool().isAbsolute() && server().isAbsolute();
        } catch (IllegalStateException missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            System.err.printf("%n=== SKIPPED, as %s ===%n%n", missing.getMessage());
            return false;
        }
    }

    /** The tool that checks and tests rules. */
    public static Path promtool() {
        return DebianProgram.find("promtool", "prometheus");
    }

    static Path server() {
        return DebianProgram.find("prometheus", "prometheus");
    }
}
