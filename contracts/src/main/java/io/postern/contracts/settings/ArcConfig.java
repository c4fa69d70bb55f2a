// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

@Doc(
        "ARC (RFC 8617): whose word is taken about mail that came through them, and in whose name mail of strangers is sealed at "
                + "delivery, where we change its subject or its fields, which others may have signed. Nothing is sealed unless "
                + "domain, selector and key are given.")
@ConfigMapping(prefix = "postern.arc")
public interface ArcConfig {

    @Doc("Domains whose ARC seals are trusted, such as that of a mailing list's host.")
    Optional<Set<String>> trustedSealers();

    @Doc("Our domain, in whose name we seal.")
    Optional<String> domain();

    @Doc("Under which name the public key is in the DNS: a TXT record at `selector._domainkey.domain`, as for DKIM.")
    Optional<String> selector();

    @Doc("File with the private key, RSA or Ed25519, in PEM (PKCS#8), readable by this service alone.")
    Optional<String> key();
}
