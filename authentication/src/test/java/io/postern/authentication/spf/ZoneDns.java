// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import io.postern.testkit.dns.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Look-ups in a {@link Zone}, without a network. A record {@code FAILS WORD} is a failure of that kind. */
final class ZoneDns implements Lookup {
    private final Zone zone;
    private final List<String> asked = new ArrayList<>();

    ZoneDns(String zone) {
        this.zone = Zone.of(zone);
    }

    /** Type and name of all that was looked up. */
    List<String> asked() {
        return asked;
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        var normal = DomainNames.asked(name);
        asked.add(type + " " + name);
        var question = new DnsQuestion(normal == null ? name : normal, type);
        return CompletableFuture.completedFuture(
                new DnsReply(question, normal == null ? new Failed(Failure.BAD_NAME) : result(question), true, 0));
    }

    private DnsResult result(DnsQuestion question) {
        var values = new ArrayList<String>();
        for (var rr : zone.records(question.name())) {
            if (rr.type().equals("FAILS")) {
                return new Failed(Failure.valueOf(rr.fields().getFirst()));
            }
            if (rr.type().equals(question.type().name())) {
                values.add(String.join(question.type() == RecordType.TXT ? "" : " ", rr.fields()));
            }
        }
        if (values.isEmpty()) {
            return zone.exists(question.name()) ? new NoData(60) : new NoSuchName(60);
        }
        return new Found(values, 60);
    }
}
