// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.authentication.dmarc.DmarcRecord.Psd;
import io.postern.dns.DnsResult.Failure;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a tree walk came to.
 *
 * @param start where it began
 * @param found the records, from the longest name to the shortest
 * @param several names with more than one record, which count as having none
 * @param failure what ended it early; null if it came to its end
 */
record Walked(
        String start,
        SequencedMap<String, DmarcRecord> found,
        List<String> several,
        @Nullable Failure failure) {

    /** RFC 9989 section 4.10.2; null if the walk did not come to its end. */
    @Nullable
    String organizationalDomain() {
        if (failure != null) {
            return null;
        }
        for (var entry : found.entrySet()) {
            switch (entry.getValue().psd()) {
                case NO -> {
                    return entry.getKey();
                }
                case YES -> {
                    if (!entry.getKey().equals(start)) {
                        return oneBelow(entry.getKey());
                    }
                }
                case UNKNOWN -> {}
            }
        }
        return found.isEmpty() ? start : found.lastEntry().getKey();
    }

    /**
     * Where the record is that applies to mail from the start (RFC 9989 section 4.10.1): there, at its organizational
     * domain, or at its public suffix. Null for nowhere, and where that is not known.
     */
    @Nullable
    String policyDomain() {
        if (found.containsKey(start)) {
            return start;
        }
        var organizational = organizationalDomain();
        if (organizational == null || found.containsKey(organizational)) {
            return organizational;
        }
        return found.isEmpty() || found.lastEntry().getValue().psd() != Psd.YES
                ? null
                : found.lastEntry().getKey();
    }

    private String oneBelow(String suffix) {
        int end = start.length() - suffix.length() - 1;
        return start.substring(start.lastIndexOf('.', end - 1) + 1);
    }
}
