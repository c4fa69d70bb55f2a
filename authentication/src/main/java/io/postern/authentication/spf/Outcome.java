// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.SpfRecord;
import io.postern.contracts.finding.AuthResult;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a domain comes to.
 *
 * @param domain of the record that decided: another than was asked about behind a redirect
 * @param record null if the domain has none
 */
record Outcome(AuthResult result, String domain, @Nullable SpfRecord record) {

    /** The record is {@code v=spf1 -all} and nothing more, and was not redirected to. */
    boolean sendsNothing(String asked) {
        return record != null && record.sendsNothing() && domain.equals(asked);
    }
}
