// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.log;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("How services log. Levels are `quarkus.log.level` and `quarkus.log.category.\"io.postern\".level`.")
@ConfigMapping(prefix = "postern.log")
public interface LogConfig {

    @Doc("One JSON object a line, with the keys of a message as fields, instead of lines for people.")
    @WithDefault("false")
    boolean json();
}
