// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Doc(
        "How `./postern up` starts the services' processes, and where the other commands find services that run elsewhere.")
@ConfigMapping(prefix = "postern.launcher")
public interface LauncherConfig {

    @Doc("How long a service may take until it is ready.")
    @WithDefault("60s")
    Duration startTimeout();

    @Doc(
            "The longest pause before a process that keeps dying is started again. The first is a quarter of a second, and "
                    + "each is twice the one before.")
    @WithDefault("30s")
    Duration restartPause();

    @Doc("Further options for the JVM of every service and of the embedded broker, such as "
            + "`-XX:StartFlightRecording`.")
    Optional<List<String>> javaOptions();

    Endpoints endpoints();

    Instances instances();

    Heap heap();

    /** Where services answer operators. */
    interface Endpoints {
        @Doc(
                "Where books-service answers `./postern books` and `./postern queue`, for a system that was not started on this "
                        + "machine, such as `http://mail-books-service:8080`. It is shown the token in "
                        + "`postern.operator.token-file`.")
        Optional<String> books();

        @Doc("Where reputation-service answers `./postern explain` then.")
        Optional<String> reputation();
    }

    /** How many processes of each service. Topics are given as many partitions at least. */
    interface Instances {
        @Doc(
                "Processes of smtp-edge. Each further one listens on ports that are 100 higher than those of the one before.")
        @WithDefault("1")
        int edge();

        @Doc("Processes of reputation-service.")
        @WithDefault("1")
        int reputation();

        @Doc("Processes of policy-service.")
        @WithDefault("1")
        int policy();

        @Doc("Processes of delivery-worker. Limits to a destination hold for each.")
        @WithDefault("1")
        int worker();
    }

    /** The largest heap of each service, as for {@code -Xmx}. */
    interface Heap {
        @Doc("Heap of smtp-edge. It does not grow with the size of a message.")
        @WithDefault("128m")
        String edge();

        @Doc("Heap of reputation-service; its DNS cache takes most of it.")
        @WithDefault("128m")
        String reputation();

        @Doc("Heap of policy-service.")
        @WithDefault("96m")
        String policy();

        @Doc("Heap of delivery-worker; its windows of records in work take most of it.")
        @WithDefault("192m")
        String worker();

        @Doc("Heap of books-service; enough for more than 100,000 messages and recipients that wait.")
        @WithDefault("96m")
        String books();

        @Doc("Heap of refusal-page; a million `postern.refusal-page.codes` take 24 MB of it.")
        @WithDefault("80m")
        String refusals();
    }
}
