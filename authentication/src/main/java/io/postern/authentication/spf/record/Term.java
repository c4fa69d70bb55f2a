// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import io.postern.contracts.finding.AuthResult;
import org.jspecify.annotations.Nullable;

/** A term of a record (RFC 7208 section 4.6.1). */
public sealed interface Term {

    /** As it was published. */
    String text();

    /** @param result what a match means (RFC 7208 section 4.6.2) */
    record Directive(AuthResult result, Mechanism mechanism, String text) implements Term {}

    record Redirect(MacroString domain, String text) implements Term {}

    record Explanation(MacroString domain, String text) implements Term {}

    /** A modifier of another name, which changes nothing (RFC 7208 section 6). */
    record Unknown(String text) implements Term {}

    /** RFC 7208 section 5. A domain that is left out is the one that is being checked. */
    sealed interface Mechanism {
        record All() implements Mechanism {}

        record Include(MacroString domain) implements Mechanism {}

        record A(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

        record Mx(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

        record Ptr(@Nullable MacroString domain) implements Mechanism {}

        /** {@code ip4} and {@code ip6}. */
        record Ip(Network network) implements Mechanism {}

        record Exists(MacroString domain) implements Mechanism {}
    }

    /** How many bits of an address count, for each of the families. */
    record Prefixes(int four, int six) {
        static final Prefixes WHOLE = new Prefixes(Network.BITS_4, Network.BITS_6);
    }
}
