// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@Doc("What the assessment of one inquiry may cost. What is not known by then is neutral.")
@ConfigMapping(prefix = "postern.reputation")
public interface ReputationConfig {

    @Doc("Time for the look-ups about a connection or an envelope.")
    @WithDefault("2s")
    Duration envelopeTime();

    @Doc("Time for those about a message.")
    @WithDefault("10s")
    Duration messageTime();

    @Doc("What look-ups leave of the time until the edge gives up, for the verdict and its way back.")
    @WithDefault("500ms")
    Duration margin();

    @Doc("Look-ups for one inquiry at most; answers from the cache are free.")
    @WithDefault("40")
    int lookups();
}
