// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One record for each destination. The ids follow from record and destination, so a repeated split changes nothing. */
final class Split {
    /** Of a SHA-256: two destinations of one message must never get the same id, as one would be taken for done. */
    private static final int ID_OCTETS = 8;

    private Split() {}

    /** @param destinationOf gives a recipient's destination */
    static Map<String, List<Recipient>> byDestination(List<Recipient> recipients, UnaryOperator<String> destinationOf) {
        if (recipients.size() == 1) {
            return Map.of(destinationOf.apply(recipients.getFirst().address()), recipients);
        }
        var groups = new LinkedHashMap<String, List<Recipient>>();
        for (var recipient : recipients) {
            groups.computeIfAbsent(destinationOf.apply(recipient.address()), _ -> new ArrayList<>())
                    .add(recipient);
        }
        return groups;
    }

    static OutboundMessage part(OutboundMessage message, String destination, List<Recipient> recipients) {
        return message.part(message.recordId() + "-" + hash(destination), List.copyOf(recipients));
    }

    private static String hash(String destination) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(destination.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
