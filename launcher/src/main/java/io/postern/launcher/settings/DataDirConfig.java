// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("Where `./postern up` keeps what must survive a restart.")
@ConfigMapping(prefix = "postern")
public interface DataDirConfig {

    @Doc("The folder for the embedded Kafka's and Redis' data, the logs and what is running now. A relative one is "
            + "taken from the current folder.")
    @WithDefault("./postern-data")
    String dataDir();
}
