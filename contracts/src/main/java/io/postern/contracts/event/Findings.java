// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.Unseen;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reputation found out for an inquiry of the same kind. */
public sealed interface Findings {
    /** Never null where a stranger is concerned; empty findings for a trusted client. */
    ConnectionFindings connection();

    /** @param history of the client's network; null in records of an older service, and empty here */
    record OfConnection(
            ConnectionFindings connection, @Nullable List<HistoryFinding> history) implements Findings {
        public OfConnection {
            Objects.requireNonNull(connection, "connection");
            history = some(history);
        }

        /** Where no history was looked at. */
        public static OfConnection only(ConnectionFindings connection) {
            return new OfConnection(connection, null);
        }

        @Override
        public List<HistoryFinding> history() {
            return Objects.requireNonNull(history);
        }
    }

    /**
     * Parts that a record of an older service does not have are null there, and empty or unknown here.
     *
     * @param spf of HELO and of MAIL FROM
     * @param lists about the names of HELO, MAIL FROM and PTR
     */
    record OfEnvelope(
            ConnectionFindings connection,
            @Nullable SenderDomain senderDomain,
            @Nullable HeloFinding helo,
            @Nullable List<SpfFinding> spf,
            @Nullable List<DnsblListing> lists,
            @Nullable List<HistoryFinding> history)
            implements Findings {
        public OfEnvelope {
            Objects.requireNonNull(connection, "connection");
            senderDomain = senderDomain == null ? SenderDomain.UNKNOWN : senderDomain;
            helo = helo == null ? HeloFinding.UNKNOWN : helo;
            spf = some(spf);
            lists = some(lists);
            history = some(history);
        }

        /** Where nothing else was looked at. */
        public static OfEnvelope only(ConnectionFindings connection, SenderDomain senderDomain) {
            return new OfEnvelope(connection, senderDomain, null, null, null, null);
        }

        @Override
        public SenderDomain senderDomain() {
            return Objects.requireNonNull(senderDomain);
        }

        @Override
        public HeloFinding helo() {
            return Objects.requireNonNull(helo);
        }

        @Override
        public List<SpfFinding> spf() {
            return Objects.requireNonNull(spf);
        }

        @Override
        public List<DnsblListing> lists() {
            return Objects.requireNonNull(lists);
        }

        @Override
        public List<HistoryFinding> history() {
            return Objects.requireNonNull(history);
        }
    }

    /**
     * @param connection about whom an upstream had the message from, where the inquiry is of one; nothing if its fields
     *     do not say
     * @param lists about the names in From and in links; of mail that an upstream hands on, also about those of MAIL FROM
     *     and of whom it had the message from
     * @param spf of HELO and of MAIL FROM; empty where they stand with the envelope
     * @param history of those who have signed it, and where nothing stands with the envelope also of the rest
     * @param envelope what is found about its envelope; null for an upstream and for a trusted client
     * @param mailingList a field of its header says that it comes from a list (RFC 2369, RFC 2919)
     * @param unseen why a part of it was not looked at, each reason once
     */
    record OfMessage(
            ConnectionFindings connection,
            @Nullable List<SpfFinding> spf,
            @Nullable List<DkimFinding> dkim,
            @Nullable DmarcFinding dmarc,
            @Nullable ArcFinding arc,
            @Nullable List<DnsblListing> lists,
            @Nullable List<ScanFinding> scans,
            @Nullable List<AttachmentFinding> attachments,
            @Nullable List<HistoryFinding> history,
            @Nullable OfEnvelope envelope,
            @Nullable Boolean mailingList,
            @Nullable List<Unseen> unseen)
            implements Findings {
        private static final DmarcFinding NO_DMARC =
                new DmarcFinding(AuthResult.NONE, null, null, null, null, false, false, null, null);
        private static final ArcFinding NO_ARC = new ArcFinding(AuthResult.NONE, List.of(), null, null, null);

        public OfMessage {
            Objects.requireNonNull(connection, "connection");
            spf = some(spf);
            dkim = some(dkim);
            dmarc = dmarc == null ? NO_DMARC : dmarc;
            arc = arc == null ? NO_ARC : arc;
            lists = some(lists);
            scans = some(scans);
            attachments = some(attachments);
            history = some(history);
            mailingList = mailingList != null && mailingList;
            unseen = some(unseen);
        }

        /** Of one whose envelope is not looked at again, and that comes from no list. */
        public OfMessage(
                ConnectionFindings connection,
                @Nullable List<SpfFinding> spf,
                @Nullable List<DkimFinding> dkim,
                @Nullable DmarcFinding dmarc,
                @Nullable ArcFinding arc,
                @Nullable List<DnsblListing> lists,
                @Nullable List<ScanFinding> scans,
                @Nullable List<AttachmentFinding> attachments,
                @Nullable List<HistoryFinding> history) {
            this(connection, spf, dkim, dmarc, arc, lists, scans, attachments, history, null, null, null);
        }

        /** Where nothing else was looked at. */
        public static OfMessage only(ConnectionFindings connection) {
            return new OfMessage(connection, null, null, null, null, null, null, null, null);
        }

        @Override
        public List<SpfFinding> spf() {
            return Objects.requireNonNull(spf);
        }

        @Override
        public List<DkimFinding> dkim() {
            return Objects.requireNonNull(dkim);
        }

        @Override
        public DmarcFinding dmarc() {
            return Objects.requireNonNull(dmarc);
        }

        @Override
        public ArcFinding arc() {
            return Objects.requireNonNull(arc);
        }

        @Override
        public List<DnsblListing> lists() {
            return Objects.requireNonNull(lists);
        }

        @Override
        public List<ScanFinding> scans() {
            return Objects.requireNonNull(scans);
        }

        @Override
        public List<AttachmentFinding> attachments() {
            return Objects.requireNonNull(attachments);
        }

        @Override
        public List<HistoryFinding> history() {
            return Objects.requireNonNull(history);
        }

        /** What SPF says of HELO and of MAIL FROM, wherever it stands. */
        public List<SpfFinding> senderSpf() {
            return spf().isEmpty() && envelope != null ? envelope.spf() : spf();
        }

        @Override
        public Boolean mailingList() {
            return Objects.requireNonNull(mailingList);
        }

        @Override
        public List<Unseen> unseen() {
            return Objects.requireNonNull(unseen);
        }
    }

    private static <T> List<T> some(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
