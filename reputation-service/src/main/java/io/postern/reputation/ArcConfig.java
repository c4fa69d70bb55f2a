// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

@Doc("Whose word is taken about mail that came through them (ARC, RFC 8617).")
@ConfigMapping(prefix = "postern.arc")
public interface ArcConfig {

    @Doc("Domains whose ARC seals are trusted, such as that of a mailing list's host.")
    Optional<Set<String>> trustedSealers();
}
