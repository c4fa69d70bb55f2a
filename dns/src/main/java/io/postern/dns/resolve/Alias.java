// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.Response.Rr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a look-up stands on its way along CNAMEs (RFC 1034 section 3.6.2).
 *
 * @param name the name to ask for now
 * @param followed CNAMEs followed so far, at most {@value #MAX}
 * @param ttl the smallest TTL on the way
 * @param authenticated DNSSEC vouches for all of the way so far
 */
record Alias(String name, int followed, long ttl, boolean authenticated) {
    static final int MAX = 8;

    static Alias start(String name) {
        return new Alias(name, 0, Long.MAX_VALUE, true);
    }

    /** Either the end, or the name to ask for next. */
    sealed interface Step {}

    record Done(DnsResult result, boolean authenticated) implements Step {
        static Done failed(DnsResult.Failure reason) {
            return new Done(new DnsResult.Failed(reason), false);
        }
    }

    record Ask(Alias next) implements Step {}

    /** Reads a response to the question for {@link #name}. Records of other names than those on the way are ignored. */
    Step read(RecordType type, Response response) {
        var failure = failure(response.code());
        if (failure != null) {
            return Done.failed(failure);
        }
        var at = new Alias(name, followed, ttl, authenticated && response.authenticated());
        while (true) {
            var found = at.records(type, response.answers());
            if (found != null) {
                return new Done(found, at.authenticated);
            }
            var next = at.follow(response.answers());
            if (next == null) {
                return end(at, response);
            }
            if (next.followed > MAX) {
                return Done.failed(DnsResult.Failure.CHAIN);
            }
            at = next;
        }
    }

    private Step end(Alias at, Response response) {
        if (response.code() == Response.Code.NXDOMAIN) {
            return new Done(new DnsResult.NoSuchName(at.negative(response)), at.authenticated);
        }
        if (response.negativeTtl() < 0 && at.followed > followed) {
            return new Ask(at);
        }
        if (response.negativeTtl() < 0 && !response.complete()) {
            // A referral: this server does not know, which is not the same as an absence.
            return Done.failed(DnsResult.Failure.SERVFAIL);
        }
        return new Done(new DnsResult.NoData(at.negative(response)), at.authenticated);
    }

    private long negative(Response response) {
        return Math.min(ttl, Math.max(0, response.negativeTtl()));
    }

    private DnsResult.@Nullable Found records(RecordType type, List<Rr> answers) {
        var values = new ArrayList<String>();
        long least = ttl;
        for (var rr : answers) {
            if (rr.type() == type.number() && rr.owner().equals(name) && values.size() < DnsResult.MAX_VALUES) {
                values.add(rr.value());
                least = Math.min(least, rr.ttl());
            }
        }
        return values.isEmpty() ? null : new DnsResult.Found(List.copyOf(values), least);
    }

    private @Nullable Alias follow(List<Rr> answers) {
        for (var rr : answers) {
            if (rr.type() == Response.CNAME && rr.owner().equals(name)) {
                return new Alias(rr.value(), followed + 1, Math.min(ttl, rr.ttl()), authenticated);
            }
        }
        return null;
    }

    private static DnsResult.@Nullable Failure failure(Response.Code code) {
        return switch (code) {
            case NOERROR, NXDOMAIN -> null;
            case SERVFAIL -> DnsResult.Failure.SERVFAIL;
            case REFUSED -> DnsResult.Failure.REFUSED;
            case GARBLED -> DnsResult.Failure.GARBLED;
            case TIMEOUT -> DnsResult.Failure.TIMEOUT;
            case UNREACHABLE -> DnsResult.Failure.UNREACHABLE;
        };
    }
}
