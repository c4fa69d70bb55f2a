// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each finding leads to.
 *
 * @param dnsbl by zone, in order of name, so that equal settings look equal
 */
public record CheckSettings(
        CheckAction reverseDnsMissing,
        Map<String, CheckAction> dnsbl,
        CheckAction senderDomainMissing,
        CheckAction senderDomainNullMx,
        WhenAway dnsAway) {
    public CheckSettings {
        dnsbl = Collections.unmodifiableMap(new TreeMap<>(dnsbl));
    }
}
