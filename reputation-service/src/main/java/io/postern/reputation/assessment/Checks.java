// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.reputation.history.History;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.Scanners;
import java.util.Set;

/**
 * What checks need to know of this system.
 *
 * @param hostname how we call ourselves, for what domains explain to their own users (RFC 7208 section 7.2)
 * @param ours our own domains, in normal form
 * @param ourNames what our servers call themselves, and their addresses: whoever else says so lies
 * @param trustedSealers whose word in an ARC chain is trusted
 */
public record Checks(
        Lists lists,
        Set<String> ours,
        Set<String> ourNames,
        String hostname,
        Set<String> trustedSealers,
        Scanners scanners,
        History history) {
    public Checks {
        ours = Set.copyOf(ours);
        ourNames = Set.copyOf(ourNames);
        trustedSealers = Set.copyOf(trustedSealers);
    }
}
