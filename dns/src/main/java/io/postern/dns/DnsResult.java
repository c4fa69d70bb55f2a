// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.util.List;

/** What a look-up came to. */
public sealed interface DnsResult {

    /** Most values that a result holds; what an answer has beyond is left out. */
    int MAX_VALUES = 100;

    /** How the outcome is called in records and metrics. */
    String outcome();

    /** Seconds that the result may be kept. */
    long ttl();

    /**
     * There are records.
     *
     * @param values at least one, at most {@value #MAX_VALUES}: addresses as text; PTR names in lower case without the
     *     final dot; MX as {@code "10 mx.example.org"}, in the order they came, {@code "0 ."} for the null MX; TXT as
     *     its strings joined, a character for each octet
     */
    record Found(List<String> values, long ttl) implements DnsResult {
        @Override
        public String outcome() {
            return "NOERROR";
        }
    }

    /** The name exists and has no record of this type (RFC 2308 section 2.2). */
    record NoData(long ttl) implements DnsResult {
        @Override
        public String outcome() {
            return "NODATA";
        }
    }

    /** The name does not exist (NXDOMAIN, RFC 2308 section 2.1), or what its CNAMEs lead to does not. */
    record NoSuchName(long ttl) implements DnsResult {
        @Override
        public String outcome() {
            return "NXDOMAIN";
        }
    }

    /** Nobody knows. */
    record Failed(Failure reason) implements DnsResult {
        @Override
        public String outcome() {
            return reason.name();
        }

        @Override
        public long ttl() {
            return 0;
        }
    }

    /** Why nothing is known. */
    enum Failure {
        SERVFAIL,
        REFUSED,
        /** No answer in time. */
        TIMEOUT,
        /** The servers' machines refuse the packets. */
        UNREACHABLE,
        /** What came is not an answer to what was asked. */
        GARBLED,
        /** CNAMEs in a circle, or more than eight of them. */
        CHAIN,
        /** The text is no domain name, so it was not asked for. */
        BAD_NAME,
        /** The inquiry has spent its {@link QueryBudget}, of look-ups or of time. */
        OVER_BUDGET,
        /** Too many look-ups were under way. */
        OVERLOADED;

        /** No server of ours was reached, as opposed to one that could not answer. */
        public boolean silence() {
            return this == TIMEOUT || this == UNREACHABLE;
        }

        /** A server of ours did say something, as opposed to those that were silent or not asked. */
        public boolean heard() {
            return switch (this) {
                case SERVFAIL, REFUSED, GARBLED, CHAIN -> true;
                case TIMEOUT, UNREACHABLE, BAD_NAME, OVER_BUDGET, OVERLOADED -> false;
            };
        }
    }
}
