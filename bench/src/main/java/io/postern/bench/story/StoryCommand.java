// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import io.postern.bench.scale.BrokersStory;
import io.postern.bench.scale.DrainStory;
import io.postern.bench.scale.RollingStory;
import io.postern.bench.scale.ScaleStory;
import io.postern.bench.scale.ShareStory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Names the stories that there are. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        subcommands = {
            ClassMail.class,
            TarpitStory.class,
            ChaosStory.class,
            ShareStory.class,
            ScaleStory.class,
            DrainStory.class,
            RollingStory.class,
            BrokersStory.class
        },
        description = "Measures what senders and operators live through, each on a system of its own.")
public final class StoryCommand implements Runnable {
    @Override
    public void run() {
        new CommandLine(this).usage(System.out);
    }
}
