// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.dns.DnsReply;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The look-ups of keys for one message; each name is asked for once. For one thread. */
public final class KeyLookups {
    private final Lookup dns;
    private final Map<String, CompletableFuture<DnsReply>> asked = new HashMap<>();

    public KeyLookups(Lookup dns) {
        this.dns = dns;
    }

    /** Asks without waiting. */
    public CompletableFuture<DnsReply> ask(String domain, String selector) {
        return asked.computeIfAbsent(selector + "._domainkey." + domain, name -> dns.lookup(name, RecordType.TXT));
    }
}
