// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import picocli.CommandLine.Command;

/** What the edge can bear. */
@Command(
        name = "edge",
        mixinStandardHelpOptions = true,
        subcommands = {IdleCommand.class, SlowCommand.class, BigCommand.class, HandshakeCommand.class},
        description =
                "What the edge of a running system can bear; start it with POSTERN_EDGE_MAX_SESSIONS=15000 ./postern up"
                        + " --config bench/postern.yaml.")
public final class EdgeCommand {}
