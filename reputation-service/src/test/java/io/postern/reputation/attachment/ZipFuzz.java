// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import static io.postern.reputation.fuzz.Promise.promise;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any octets are an attachment, and so are they behind the first octets of a zip archive. */
public final class ZipFuzz {
    private static final Bounds TIGHT = new Bounds(2, 20, 1 << 16, 10);

    private ZipFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        look(input, Bounds.USUAL);
        look(input, TIGHT);
        var archive = input.clone();
        if (archive.length >= 4) {
            archive[0] = 'P';
            archive[1] = 'K';
            archive[2] = 3;
            archive[3] = 4;
            look(archive, Bounds.USUAL);
        }
    }

    private static void look(byte[] input, Bounds bounds) throws IOException {
        var attachments = new Attachments(bounds);
        attachments.add("a.zip", new ByteArrayInputStream(input));
        var findings = attachments.findings();
        promise(!findings.isEmpty() && findings.size() <= 2 * Attachments.MAX, "findings are bounded");
        promise(
                findings.stream().filter(one -> one.archive() != null).count() <= 2L * bounds.entries(),
                "entries are bounded");
    }
}
