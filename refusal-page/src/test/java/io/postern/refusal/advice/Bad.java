// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import java.time.Instant;
import java.util.List;

/** A message that everything speaks against. */
final class Bad {
    private static final Client CLIENT = new Client("192.0.2.7", 40_123, "mx", ListenerKind.MX, false);
    private static final List<DnsAnswer> ANSWERS = List.of(
            answer("sender.test", "TXT", "\"v=spf1 mx ~all\""),
            answer("sender.test", "MX", "0 ."),
            answer("_dmarc.sender.test", "TXT", "\"v=DMARC1; p=reject\""),
            answer("s1._domainkey.sender.test", "TXT", "\"v=DKIM1; p=\""));

    private Bad() {}

    /** @param spf what SPF comes to; {@code sends-nothing} for a domain that sends no mail */
    static Assessment message(String spf) {
        var connection = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.UNCONFIRMED, null, List.of("dyn-7.provider.test")),
                List.of(
                        listing("zen.test", Subject.CLIENT, null, "see zen.test/192.0.2.7"),
                        listing("good.test", Subject.CLIENT, null, null)),
                false);
        boolean nothing = spf.equals("sends-nothing");
        var finding = new SpfFinding(
                SpfFinding.Identity.MAILFROM,
                nothing ? AuthResult.FAIL : AuthResult.valueOf(spf),
                "sender.test",
                null,
                nothing,
                List.of());
        var history = List.of(new HistoryFinding(HistoryFinding.Source.NETWORK, "192.0.2.0/24", 1, 40, null, 0));
        var envelope = new Findings.OfEnvelope(
                connection,
                SenderDomain.NULL_MX,
                HeloFinding.MISMATCH,
                List.of(finding),
                List.of(listing("names.test", Subject.MAIL_FROM, "sender.test", null)),
                history);
        var found = new Findings.OfMessage(
                connection,
                List.of(),
                List.of(new DkimFinding(
                        AuthResult.FAIL,
                        "sender.test",
                        "s1",
                        null,
                        "rsa-sha256",
                        2048,
                        "bad signature",
                        false,
                        null,
                        true)),
                new DmarcFinding(
                        AuthResult.FAIL,
                        "sender.test",
                        "sender.test",
                        "sender.test",
                        DmarcFinding.Policy.REJECT,
                        false,
                        false,
                        null,
                        null),
                null,
                List.of(listing("links.test", Subject.LINK, "shop.test", null)),
                List.of(
                        new ScanFinding("clamd", ScanFinding.Status.INFECTED, null, "Eicar", null),
                        new ScanFinding("rspamd", ScanFinding.Status.SPAM, 17.5, "reject", null)),
                List.of(
                        new AttachmentFinding("bill.exe", null, "exe", "exe", null),
                        new AttachmentFinding("secret.zip", null, "zip", null, "encrypted")),
                List.of(),
                envelope,
                false,
                null);
        var inquiry = new Inquiry.Message(
                "q-1",
                "s-1",
                Instant.EPOCH,
                CLIENT,
                "mail.sender.test",
                connection,
                "anna@sender.test",
                List.of("bert@local.test"),
                "m-1",
                1000,
                null,
                null,
                null);
        return new Assessment(inquiry, found, ANSWERS);
    }

    private static DnsblListing listing(String zone, Subject subject, String name, String reason) {
        return new DnsblListing(zone, DnsblListing.Status.LISTED, List.of("127.0.0.2"), reason, subject, name);
    }

    private static DnsAnswer answer(String name, String type, String value) {
        return new DnsAnswer(name, type, "NOERROR", List.of(value), 300, false, 1000);
    }
}
