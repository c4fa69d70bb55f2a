// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import java.nio.file.Path;
import java.util.List;

/** What holds in every system under test, unless its settings say otherwise. */
final class SystemDefaults {
    private SystemDefaults() {}

    static void put(SystemSettings settings, Path data, int mxPort, int relayPort, int pagePort) {
        // What is wrong is answered at once here; the tarpit has tests of its own.
        settings.set("postern.edge.limits.tarpit-ceiling", "0s")
                .set("postern.data-dir", data.toString())
                // What a test has left open at its end is not worth the usual thirty.
                .set("postern.edge.drain", "10s")
                // Starts count here, and not how quick the first answer is.
                .set("postern.instance.rehearsal", "0s")
                .set("postern.edge.listeners.mx.port", mxPort)
                .set("postern.edge.listeners.mx.greet-delay", "0ms")
                .set("postern.edge.listeners.mx.xclient-networks", List.of("127.0.0.0/8"))
                .set("postern.edge.listeners.relay.port", relayPort)
                .set("postern.edge.listeners.relay.trusted-networks", List.of("127.0.0.0/8"))
                .set("postern.edge.listeners.relay.xclient-networks", List.of("127.0.0.0/8"))
                .set("postern.refusal-page.port", pagePort);
        if (!settings.has("postern.refusal-page.enabled")) {
            settings.set("postern.refusal-page.enabled", false);
        }
        if (settings.has("postern.edge.refusal-page")) {
            settings.set("postern.edge.refusal-page", "http://127.0.0.1:" + pagePort + "/r/");
        }
    }
}
