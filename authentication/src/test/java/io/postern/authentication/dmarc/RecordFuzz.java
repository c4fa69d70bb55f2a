// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any octets are a record: read within bounds, judged by, and no address comes of it that could end an SMTP command. */
public final class RecordFuzz {
    private static final Header HEADER =
            new Header(List.of(Field.of("From: a@a.x.test\r\n".getBytes(StandardCharsets.US_ASCII))), true);

    private RecordFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        var zone = Zone.of("").with("x.test", text).with("a.x.test", text);
        var finding = Dmarc.check(HEADER, List.of(), List.of(), zone);
        promise(finding.reason() == null || finding.reason().matches("[ -~]{5,400}"), "plain words");
        var record = DmarcRecord.parse(text);
        if (record == null) {
            return;
        }
        var published = record.published();
        promise(text.startsWith("v") || text.startsWith("V"), "the version comes first");
        promise(record.usable() || published.rua() == null, "reports make it usable");
        promise(published.rua() == null || published.rua().matches("[!-~]{1,1000}"), "addresses within bounds");
        if (published.rua() != null
                && ReportAddresses.of(published.rua(), "x.test", 3, zone) instanceof ReportAddresses.Known known) {
            promise(known.addresses().size() <= 3, "few addresses");
            promise(
                    known.addresses().stream().allMatch(address -> address.matches("[!-;=?-~]+@[a-z0-9_.-]+")),
                    "addresses that fit into a command");
        }
    }

    private static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}
