// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.suspect;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

@Doc(
        "Suspects: strangers at `mx` that wait for the banner until `postern.edge.listeners.*.suspect-greet-delay`. Who cannot wait "
                + "that long, as most spamware, is refused or goes away; an honest server waits for minutes.")
@ConfigMapping(prefix = "postern.suspects")
public interface SuspectConfig {

    @Doc(
            "What makes a client one: dnsbl-listed, reverse-dns-missing, reverse-dns-unconfirmed, reverse-dns-generic, history-bad, "
                    + "each where its check blocks or scores. An allow list clears a client of all of them. An empty list: nobody is.")
    @WithDefault("dnsbl-listed,reverse-dns-missing,reverse-dns-unconfirmed,reverse-dns-generic,history-bad")
    Optional<List<Suspicion>> findings();
}
