// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all these stories may be told. */
final class ScaleOptions {
    @Option(names = "--rate", defaultValue = "200", description = "Messages a second (default ${DEFAULT-VALUE}).")
    double rate = 200;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds of each step towards that rate before anything counts (default ${DEFAULT-VALUE}).")
    int warmUp = 10;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the result there, as Markdown and JSON.")
    @Nullable
    Path out;

    @Option(names = "--logs", paramLabel = "DIR", description = "The services' logs are copied there at the end.")
    @Nullable
    Path logs;

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }
}
