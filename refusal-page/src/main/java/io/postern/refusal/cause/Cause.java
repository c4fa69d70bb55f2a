// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.SpfFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that led to a refusal, with the facts about the sender that it rests on. Nothing in it is about a recipient. */
public sealed interface Cause {

    /**
     * @param names by PTR, none where there is no such record
     * @param helo what the client calls itself; null if it did not say
     */
    record ReverseName(
            Fault fault,
            String address,
            List<String> names,
            @Nullable String helo) implements Cause {
        public enum Fault {
            MISSING,
            UNCONFIRMED,
            GENERIC
        }
    }

    record Helo(HeloFinding finding, String name, String address) implements Cause {}

    /**
     * @param name the address or name that is listed
     * @param removal where to get off; null if that is not known
     */
    record Listing(
            DnsblListing listing, String name, @Nullable String removal) implements Cause {}

    /** @param nullMx it takes no mail (RFC 7505), rather than not being there */
    record SenderDomain(String domain, boolean nullMx, List<Asked> asked) implements Cause {}

    record Spf(SpfFinding finding, String address, List<Asked> asked) implements Cause {}

    record Dmarc(DmarcFinding finding, List<SpfFinding> spf, List<DkimFinding> dkim, List<Asked> asked)
            implements Cause {}

    /** @param name of the virus or attachment; null if it has none */
    record Content(Fault fault, @Nullable String name) implements Cause {
        public enum Fault {
            INFECTED,
            SPAM,
            ATTACHMENT,
            UNREADABLE
        }
    }

    /** @param source the network or domain that mail had come from before */
    record History(String source) implements Cause {}

    /** It spoke for the sender, and did not outweigh the rest. */
    record InFavour() implements Cause {}

    /** @param seconds from then on */
    record Greylisted(long seconds) implements Cause {}

    /** The trouble was ours. */
    record Ours() implements Cause {}

    record Relay(Fault fault) implements Cause {
        public enum Fault {
            DENIED,
            UNTRUSTED,
            NOT_SIGNED_IN,
            ROUTED
        }
    }

    /** The message is more than can be taken. @param utf8 of letters, rather than octets */
    record TooMuch(boolean utf8) implements Cause {}

    /** What the server said by itself, of the dialogue and not of the mail. */
    record Said(Trouble trouble) implements Cause {}

    /** An address to send to; which, and why, is not for the page. */
    record Address() implements Cause {}

    /** @param temporary it may go better later */
    record Other(boolean temporary) implements Cause {}
}
