// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

    @Doc(
            "Look-ups for one inquiry about a connection or an envelope at most; answers from the cache are free. SPF alone may "
                    + "need a hundred.")
    @WithDefault("150")
    int lookups();

    @Doc("Likewise for one about a message, which may have fifty links.")
    @WithDefault("500")
    int messageLookups();

    @Doc("Chunks of large messages that are read from Kafka at the same time.")
    @WithDefault("4")
    int contentReaders();

    @Doc("Take part in the line. false: only `POST /assess` is answered, and neither Kafka nor Redis is needed.")
    @WithDefault("true")
    boolean line();

    @Doc("Octets of a message that is given to `POST /assess`, 50 MiB.")
    @WithDefault("52428800")
    long assessMessageSize();

    @Doc(
            "What our servers call themselves in EHLO, and their addresses: who else says so is found out. Our domains are "
                    + "known without.")
    Optional<Set<String>> ownNames();
}
