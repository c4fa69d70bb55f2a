// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.Unseen;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.util.List;

/**
 * What a message consists of.
 *
 * @param links the hosts that its text and HTML lead to, each once, in order, at most 50: domains in lower case and
 *     A-labels, and addresses
 * @param unseen why some of it was not looked at, where that is no fault of the message; each reason once
 * @param attachments in order, those in archives behind the archive
 * @param problems which parts could not be looked at and why, as words for people; empty for a message whose parts could
 *     all be seen
 */
public record MessageParts(
        List<String> links, List<Unseen> unseen, List<AttachmentFinding> attachments, List<String> problems) {
    public MessageParts {
        links = List.copyOf(links);
        unseen = List.copyOf(unseen);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a message once, from its first octet.
     *
     * @throws IOException if the content cannot be had; never because of what stands in it
     */
    public static MessageParts read(MessageSource message) throws IOException {
        return read(message, MimeLimits.USUAL);
    }

    /** For a system that has no list to ask about links: text is passed over. */
    public static MessageParts withoutLinks(MessageSource message) throws IOException {
        return read(message, MimeLimits.WITHOUT_TEXT);
    }

    static MessageParts read(MessageSource message, MimeLimits limits) throws IOException {
        try (var in = message.open()) {
            return new Mime4jWalk(in, limits).read();
        }
    }
}
