// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static io.postern.reputation.fuzz.Promise.promise;

import io.postern.contracts.finding.Unseen;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Any octets are a message: it is read, within its limits, and always in the same way. */
public final class MimeFuzz {
    private MimeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var parts = MessageParts.read(MessageSource.of(input));
        promise(parts.links().size() <= 50, "links are bounded");
        promise(parts.attachments().size() <= 200, "attachments are bounded");
        promise(parts.problems().size() <= 13, "problems are bounded");
        for (var problem : parts.problems()) {
            promise(!problem.contains("Exception") && !problem.contains("Error"), problem);
        }
        promise(!parts.unseen().contains(Unseen.LATE), "it is read in time");
        for (var attachment : parts.attachments()) {
            var name = attachment.name();
            promise(name == null || name.length() <= 200, "names are bounded");
            promise(name == null || StandardCharsets.UTF_8.newEncoder().canEncode(name), "names can be written down");
        }
        promise(parts.equals(MessageParts.read(MessageSource.of(input))), "it is read in the same way each time");
    }
}
