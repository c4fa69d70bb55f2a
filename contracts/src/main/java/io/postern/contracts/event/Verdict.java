// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer to an inquiry. The edge carries it out and decides nothing itself. */
public sealed interface Verdict extends Event {
    /** The inquiry's id. */
    String id();

    /** Which version of the policy decided, for explanation afterwards. */
    String policyVersion();

    /**
     * @param findings to be sent along with the envelope inquiries of this session
     * @param suspect why the client is one, which waits longer for the banner: findings such as {@code dnsbl-listed}, separated
     *     by commas; null if it is none, and in records of an older policy
     */
    record Connection(
            String id,
            String policyVersion,
            Decision decision,
            ConnectionFindings findings,
            @Nullable String suspect) implements Verdict {
        public Connection {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(findings, "findings");
        }

        /** About a client that is not suspected. */
        public Connection(String id, String policyVersion, Decision decision, ConnectionFindings findings) {
            this(id, policyVersion, decision, findings, null);
        }
    }

    /** @param decisions one for each recipient of the inquiry, in its order */
    record Envelope(String id, String policyVersion, List<Decision> decisions) implements Verdict {
        public Envelope {
            Objects.requireNonNull(id, "id");
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * @param lane where an accepted message goes
     * @param decisions one for each recipient of the inquiry, in its order
     * @param marks what is written on it; null in records of an older policy
     */
    record Message(
            String id,
            String policyVersion,
            Lane lane,
            List<Decision> decisions,
            @Nullable Marks marks) implements Verdict {
        public Message {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(lane, "lane");
            decisions = List.copyOf(decisions);
            marks = marks == null ? Marks.NONE : marks;
        }

        /** One on which nothing is written. */
        public Message(String id, String policyVersion, Lane lane, List<Decision> decisions) {
            this(id, policyVersion, lane, decisions, null);
        }

        @Override
        public Marks marks() {
            return Objects.requireNonNull(marks);
        }
    }
}
