// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.embedded.FreePorts;
import io.postern.testkit.scanner.ClamdServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one shared {@link World} to test methods; started at the first use, ended after the last test. A virus scanner looks at
 * its small messages.
 */
public final class SharedWorld implements ParameterResolver {
    private static final Namespace ROOM = Namespace.create(SharedWorld.class);
    /** Octets of the longest message that is scanned. */
    private static final int SCANNED = 4000;

    private static final int SUBMISSION = FreePorts.take();

    /** Where people sign in. */
    public static int submissionPort() {
        return SUBMISSION;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var room = context.getRoot().getStore(ROOM);
        var scanner = room.computeIfAbsent(
                "scanner", key -> ClamdServer.start(Path.of("target", "systems", "shared-clamd")), ClamdServer.class);
        return room.computeIfAbsent("world", key -> start(scanner), World.class);
    }

    private static World start(ClamdServer scanner) {
        var virus = Map.of("kind", "clamd", "address", scanner.address(), "max-size", SCANNED);
        return World.start(
                "shared",
                // Its relay door is as strict as the other, so that what is refused can be tried there.
                settings -> settings.set("postern.edge.listeners.relay.bare-newline", "refuse")
                        .set("postern.refusal-page.enabled", true)
                        .set("postern.edge.refusal-page", "http://the-page-that-runs.test/r/")
                        // Longer than all scenarios, so that none sees what others before it have asked of a list.
                        .set("postern.dnsbl.health.window", "1h")
                        .set("postern.scanners", Map.of("virus", virus))
                        .set("postern.edge.listeners.submission.port", SUBMISSION));
    }
}
