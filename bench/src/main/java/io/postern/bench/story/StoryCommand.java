// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Names the stories that there are. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        subcommands = {ClassMail.class, TarpitStory.class, ChaosStory.class},
        description = "Measures delivery as a sender lives through it, on a system of its own.")
public final class StoryCommand implements Runnable {
    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
