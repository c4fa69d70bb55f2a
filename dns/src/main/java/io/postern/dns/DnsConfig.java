// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Doc("Which DNS servers are asked, for how long, and how long answers are kept.")
@ConfigMapping(prefix = "postern.dns")
public interface DnsConfig {

    @Doc("Addresses of resolvers, such as `127.0.0.1:5353` or `[2001:db8::53]`; port 53 where none is given. They are "
            + "asked in this order. Left out or empty: the system's resolvers.")
    Optional<List<String>> servers();

    @Doc("How long a server has before the next one, or the same again, is asked too. A late answer still counts.")
    @WithDefault("600ms")
    Duration timeout();

    @Doc("How often a question is sent at most; after `timeout` times `tries` the look-up has failed.")
    @WithDefault("3")
    int tries();

    @Doc("How many answers are kept at most.")
    @WithDefault("20000")
    int cacheSize();

    @Doc("Octets of memory that they may take, about; an answer of more than 16 KiB is not kept.")
    @WithDefault("16777216")
    long cacheOctets();

    @Doc("An answer is kept at least this long, however short its TTL; one with TTL 0 is not kept at all.")
    @WithDefault("5s")
    Duration ttlFloor();

    @Doc("An answer is kept at most this long, whatever its TTL says.")
    @WithDefault("1h")
    Duration ttlCeiling();

    @Doc("That something does not exist is kept at most this long.")
    @WithDefault("5m")
    Duration negativeTtlCeiling();
}
