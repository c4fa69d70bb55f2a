// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the DNS as it was seen then.
 *
 * @param type A, AAAA, PTR, MX, TXT …
 * @param outcome NOERROR, NODATA, NXDOMAIN, SERVFAIL, REFUSED, TIMEOUT, UNREACHABLE, or another word of ours for why
 *     there is no answer
 * @param values the records in presentation form, as far as they were written down
 * @param ttl seconds the answer may be kept
 * @param cached it came from our cache
 * @param micros how long it took to get, in microseconds
 * @param authenticated the server said that DNSSEC vouches for it (the AD bit); null in older records
 * @param cut there was more than was written down; null in older records
 */
public record DnsAnswer(
        String name,
        String type,
        String outcome,
        List<String> values,
        long ttl,
        boolean cached,
        long micros,
        @Nullable Boolean authenticated,
        @Nullable Boolean cut) {
    /** Written down whole, without DNSSEC. */
    public DnsAnswer(
            String name, String type, String outcome, List<String> values, long ttl, boolean cached, long micros) {
        this(name, type, outcome, values, ttl, cached, micros, null, null);
    }

    public DnsAnswer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(outcome, "outcome");
        values = List.copyOf(values);
        authenticated = authenticated != null && authenticated;
        cut = cut != null && cut;
    }

    @Override
    public Boolean authenticated() {
        return Objects.requireNonNull(authenticated);
    }

    @Override
    public Boolean cut() {
        return Objects.requireNonNull(cut);
    }
}
