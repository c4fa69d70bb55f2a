// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

@Doc("Who may ask the services' HTTP endpoints for operators (`/assess`, `/books`, `/queue`). They listen on loopback; "
        + "`quarkus.http.host` says otherwise.")
@ConfigMapping(prefix = "postern.operator")
public interface OperatorConfig {

    @Doc(
            "File with the token that a request from another machine must bear (`Authorization: Bearer …`). Empty: only this "
                    + "machine may ask. Read at the start.")
    Optional<String> tokenFile();

    @Doc("Requests a second that are answered to other machines, all together; more get 429.")
    @WithDefault("10")
    int rate();
}
