// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

@Doc("Programs that look at the content of mail, each under a name of your own. There are none by default.")
@ConfigMapping(prefix = "postern.scanners")
public interface ScannersConfig {

    @Doc("The scanners, by name.")
    @WithParentName
    Map<String, Scanner> scanners();

    interface Scanner {
        @Doc(
                "What it speaks: clamd (its INSTREAM), rspamd (HTTP, of its normal worker) or milter (any other, version 6).")
        ScannerKind kind();

        @Doc("Where it listens: host:port, or unix: and the path of a socket.")
        String address();

        @Doc("How long one message may take; what is left of the time for a message's assessment can be less.")
        @WithDefault("8s")
        Duration timeout();

        @Doc("Messages that it is given at the same time; others wait for their turn.")
        @WithDefault("10")
        int connections();

        @Doc("Octets of the longest message that it is given; longer ones pass it unseen, and the finding says so.")
        @WithDefault("52428800")
        long maxSize();

        @Doc("Once set aside, how often it is asked whether it is back.")
        @WithDefault("5s")
        Duration retry();
    }
}
