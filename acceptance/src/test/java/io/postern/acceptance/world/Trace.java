// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** {@code ./postern trace}, as an operator asks about a refusal by the code that it ended with. */
public final class Trace {
    private static final Pattern CODE = Pattern.compile("\\[([0-9a-z]+)]$");

    private Trace() {}

    /** @throws AssertionError if the reply does not end with a code */
    public static String of(World world, String reply) {
        var code = CODE.matcher(reply);
        if (!code.find()) {
            throw new AssertionError("no code at the end of: " + reply);
        }
        var command = new ProcessBuilder(
                        BuiltTree.root().resolve("postern").toString(),
                        "trace",
                        code.group(1),
                        "--data-dir",
                        world.postern().folder().toString())
                .redirectErrorStream(true);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("POSTERN_BUILD", "never");
        try {
            return new String(command.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("./postern cannot be run", e);
        }
    }
}
