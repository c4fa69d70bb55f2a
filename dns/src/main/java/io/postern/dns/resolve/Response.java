// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.util.List;

/**
 * What came back from one server for one question.
 *
 * @param answers records of the answer section, at most {@value #MAX_RECORDS}
 * @param negativeTtl seconds that an absence may be kept (RFC 2308 section 5); -1 when the server gave no SOA
 * @param complete the server is authoritative or resolves for us, so that an absence is one and not a referral
 * @param authenticated the AD bit
 */
record Response(Code code, List<Rr> answers, long negativeTtl, boolean complete, boolean authenticated) {
    static final int MAX_RECORDS = 500;
    static final int CNAME = 5;

    enum Code {
        NOERROR,
        NXDOMAIN,
        SERVFAIL,
        REFUSED,
        /** Not an answer to this question, or not DNS at all. */
        GARBLED,
        TIMEOUT,
        /** The machine refuses packets, or there is no way to it. */
        UNREACHABLE
    }

    /** A record; names in lower case without the final dot. */
    record Rr(String owner, int type, long ttl, String value) {}

    static Response of(Code code) {
        return new Response(code, List.of(), -1, false, false);
    }
}
