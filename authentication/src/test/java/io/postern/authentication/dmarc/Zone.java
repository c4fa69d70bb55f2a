// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The DNS of a test: policy records by domain, domains that do not exist, and look-ups that fail. */
final class Zone implements Lookup {
    private final Map<String, List<String>> records = new HashMap<>();
    private final Map<String, DnsResult> others = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    /**
     * @param text entries between slashes: {@code x.test: p=reject} for a record, {@code x.test= …} for one as it
     *     stands, {@code x.test! SERVFAIL} for one that cannot be had, {@code -x.test} for a domain that is not there,
     *     {@code -x.test SERVFAIL} for one of which that cannot be found out; {@code y.test*x.test …} for what y.test says
     *     about reports of x.test, {@code y.test!x.test SERVFAIL} if that cannot be had
     */
    static Zone of(String text) {
        var zone = new Zone();
        for (var part : text.split(" / ", -1)) {
            var entry = part.strip();
            if (entry.startsWith("-")) {
                var words = entry.substring(1).split(" ", 2);
                zone.others.put(
                        words[0],
                        words.length == 1
                                ? new DnsResult.NoSuchName(60)
                                : new DnsResult.Failed(Failure.valueOf(words[1])));
            } else if (!entry.isEmpty()) {
                var words = entry.split(" ", 2);
                if (words[0].matches(".+[*!].+")) {
                    var parts = words[0].split("[*!]");
                    zone.addNamed(parts[1] + "._report._dmarc." + parts[0], words[0].contains("!"), words[1]);
                    continue;
                }
                var domain = words[0].substring(0, words[0].length() - 1);
                zone.add(domain, words[0].charAt(domain.length()), words.length == 1 ? "" : words[1]);
            }
        }
        return zone;
    }

    private void addNamed(String name, boolean fails, String text) {
        if (fails) {
            others.put(name, new DnsResult.Failed(Failure.valueOf(text)));
        } else {
            records.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
        }
    }

    private void add(String domain, char kind, String text) {
        var name = "_dmarc." + domain;
        addNamed(name, kind == '!', kind == ':' ? "v=DMARC1; " + text : text);
    }

    Zone with(String domain, String text) {
        add(domain, '=', text);
        return this;
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        asked.add(type + " " + name);
        var normal = DomainNames.normal(name);
        var question = new DnsQuestion(Objects.requireNonNullElse(normal, name), type);
        return CompletableFuture.completedFuture(new DnsReply(question, result(normal, type), true, 0));
    }

    private DnsResult result(@Nullable String name, RecordType type) {
        if (name == null) {
            return new DnsResult.Failed(Failure.BAD_NAME);
        }
        var other = others.get(name);
        if (other != null) {
            return other;
        }
        var found = records.get(name);
        return type == RecordType.TXT && found != null ? new DnsResult.Found(found, 60) : new DnsResult.NoData(60);
    }
}
