// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;

/**
 * One answer of the DNS as it was seen then.
 *
 * @param type A, AAAA, PTR, MX, TXT …
 * @param outcome NOERROR, NODATA, NXDOMAIN, SERVFAIL, REFUSED, TIMEOUT, UNREACHABLE, or another word of ours for why
 *     there is no answer
 * @param values the records in presentation form, at most twenty
 * @param ttl seconds the answer may be kept
 * @param cached it came from our cache
 * @param micros how long it took to get, in microseconds
 */
public record DnsAnswer(
        String name, String type, String outcome, List<String> values, long ttl, boolean cached, long micros) {}
