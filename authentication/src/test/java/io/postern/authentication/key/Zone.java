// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** TXT records that tests publish; names without are not there. */
public final class Zone implements Lookup {
    private final Map<String, DnsResult> results = new HashMap<>();
    public final List<String> asked = new ArrayList<>();

    public Zone with(String name, String... texts) {
        results.put(name, new DnsResult.Found(List.of(texts), 60));
        return this;
    }

    public Zone failing(String name, DnsResult.Failure failure) {
        results.put(name, new DnsResult.Failed(failure));
        return this;
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        asked.add(name);
        var normal = DomainNames.normal(name);
        var result = normal == null
                ? new DnsResult.Failed(DnsResult.Failure.BAD_NAME)
                : results.getOrDefault(normal, new DnsResult.NoSuchName(60));
        var question = new DnsQuestion(normal == null ? name : normal, type);
        return CompletableFuture.completedFuture(new DnsReply(question, result, true, 0));
    }
}
