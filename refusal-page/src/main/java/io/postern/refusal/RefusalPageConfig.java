// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

@Doc(
        "The page that explains a refusal to whoever was refused, by the code in the reply. It speaks HTTP; a proxy in front of it "
                + "brings TLS. Replies name it where `postern.edge.refusal-page` does.")
@ConfigMapping(prefix = "postern.refusal-page")
public interface RefusalPageConfig {

    @Doc("Whether `./postern up` starts it.")
    @WithDefault("true")
    boolean enabled();

    @Doc("Address to listen on; the default is for a laptop, or for a proxy on the same machine.")
    @WithDefault("127.0.0.1")
    String host();

    @Doc("Port to listen on.")
    @WithDefault("2580")
    int port();

    @Doc(
            "To how many records of refusals it knows the way, by 24 octets of memory each; of more the oldest are forgotten.")
    @WithDefault("500000")
    int codes();

    @Doc("Pages a minute for the visitors of one network (/24, or /48 of IPv6); more are answered with 429.")
    @WithDefault("60")
    int perMinute();

    @Doc("Networks of proxies in front of it, whose X-Forwarded-For is believed.")
    Optional<List<String>> proxies();
}
