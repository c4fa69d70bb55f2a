// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.authentication.dmarc.DmarcRecord.Psd;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** DNS tree walks (RFC 9989 section 4.10). Of one message no name is asked for twice. */
final class TreeWalk {
    private static final int MAX_QUERIES = 8;

    /** What stands at one name. */
    private sealed interface Answer {
        record Policy(DmarcRecord entry) implements Answer {}

        record Nothing(boolean several) implements Answer {}

        record Unknown(Failure failure) implements Answer {}
    }

    private final Lookup dns;
    private final Map<String, Answer> answers = new HashMap<>();

    TreeWalk(Lookup dns) {
        this.dns = dns;
    }

    /** @param domain in normal form */
    Walked from(String domain) {
        var found = new LinkedHashMap<String, DmarcRecord>();
        var several = new ArrayList<String>();
        for (var name : names(domain)) {
            switch (answers.computeIfAbsent(name, this::ask)) {
                case Answer.Policy(var entry) -> {
                    found.put(name, entry);
                    if (entry.psd() != Psd.UNKNOWN) {
                        return new Walked(domain, found, several, null);
                    }
                }
                case Answer.Nothing(var many) -> {
                    if (many) {
                        several.add(name);
                    }
                }
                case Answer.Unknown(var failure) -> {
                    return new Walked(domain, found, several, failure);
                }
            }
        }
        return new Walked(domain, found, several, null);
    }

    /** The domain, and those above it; of one with more than eight labels only the last seven (step 4). */
    static List<String> names(String domain) {
        var names = new ArrayList<String>();
        names.add(domain);
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
            names.add(domain.substring(dot + 1));
        }
        int left = Math.max(0, names.size() - MAX_QUERIES);
        return Stream.concat(Stream.of(domain), names.stream().skip(left + 1L)).toList();
    }

    private Answer ask(String name) {
        var reply = dns.lookup("_dmarc." + name, RecordType.TXT).join();
        if (reply.result() instanceof Failed(var failure) && failure != Failure.BAD_NAME) {
            return new Answer.Unknown(failure);
        }
        var records = reply.values().stream()
                .map(DmarcRecord::parse)
                .filter(Objects::nonNull)
                .limit(2)
                .toList();
        return records.size() == 1 ? new Answer.Policy(records.getFirst()) : new Answer.Nothing(!records.isEmpty());
    }
}
