// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is found out about a mail, outside the line.
 *
 * @param message null where only the envelope was asked about
 * @param late time was over before every check had ended
 */
public record Explanation(
        Findings.OfEnvelope envelope, Findings.@Nullable OfMessage message, List<DnsAnswer> answers, boolean late) {}
