// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.embedded.FreePorts;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one shared {@link World} to test methods; started at the first use, ended after the last test. */
public final class SharedWorld implements ParameterResolver {
    private static final Namespace ROOM = Namespace.create(SharedWorld.class);
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
        return context.getRoot()
                .getStore(ROOM)
                .computeIfAbsent(
                        "world",
                        key -> World.start(
                                "shared",
                                // Its relay door is as strict as the other, so that what is refused can be tried there.
                                settings -> settings.set("postern.edge.listeners.relay.bare-newline", "refuse")
                                        .set("postern.refusal-page.enabled", true)
                                        .set("postern.edge.refusal-page", "http://the-page-that-runs.test/r/")
                                        .set("postern.edge.listeners.submission.port", SUBMISSION)),
                        World.class);
    }
}
