// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.letter.DerivedId;
import io.postern.delivery.letter.Letter;
import io.postern.delivery.letter.Printable;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Writes reports about one record and attempt to the sender of its message. Pure. */
public final class DeliveryReports {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final int MAX_SUBJECT = 120;

    private final ReportSettings settings;

    public DeliveryReports(ReportSettings settings) {
        this.settings = settings;
    }

    /** Whether there is somebody to tell; the null sender asks for no answer (RFC 5321 4.5.5). */
    public static boolean possible(OutboundMessage original) {
        return !original.reversePath().isEmpty();
    }

    /** The message id of {@link #failed}, whatever the outcomes. */
    public static String failedId(OutboundMessage original) {
        return id(Kind.FAILED, original);
    }

    /** The message id of {@link #delayed}, whatever the outcomes. */
    public static String delayedId(OutboundMessage original) {
        return id(Kind.DELAYED, original);
    }

    /**
     * A report that these recipients will not get the message.
     *
     * @param original as it was tried
     * @param failed outcomes of that attempt, all of them {@code FAILED}; at least one
     * @param lane that the report goes out on
     * @throws IllegalArgumentException if the message is from the null sender, or an outcome is another one
     */
    public OutboundMessage failed(
            OutboundMessage original, OriginalHeader header, List<DeliveryOutcome> failed, Lane lane) {
        return mail(new Report(Kind.FAILED, original, header, failed, null, settings), lane);
    }

    /**
     * A notice that these recipients have not got the message yet.
     *
     * @param original as it was tried
     * @param deferred outcomes of that attempt, all of them {@code DEFERRED}; at least one
     * @param until when it is given up
     * @param lane that the notice goes out on
     * @throws IllegalArgumentException if the message is from the null sender, or an outcome is another one
     */
    public OutboundMessage delayed(
            OutboundMessage original, OriginalHeader header, List<DeliveryOutcome> deferred, Instant until, Lane lane) {
        return mail(new Report(Kind.DELAYED, original, header, deferred, until, settings), lane);
    }

    private static String id(Kind kind, OutboundMessage original) {
        return DerivedId.of(
                original.acceptedAt(), kind.action, original.recordId(), Integer.toString(original.attempt()));
    }

    private static OutboundMessage mail(Report report, Lane lane) {
        var original = report.original();
        var letter = new Letter(
                id(report.kind(), original),
                report.at(),
                original.messageId(),
                report.settings().head(),
                original.reversePath(),
                subject(report));
        return letter.mail(content(report, letter), lane);
    }

    private static String subject(Report report) {
        var what = report.kind() == Kind.FAILED ? "Not delivered" : "Delayed";
        var theirs = report.header().field("Subject");
        return what + ": " + (Printable.ascii(theirs) && !theirs.isBlank() ? shortened(theirs) : "your message");
    }

    /** Between words, as a half encoded word (RFC 2047) is read by nobody. */
    private static String shortened(String subject) {
        var text = Printable.text(subject, 2 * MAX_SUBJECT);
        if (text.length() <= MAX_SUBJECT) {
            return text;
        }
        int space = text.lastIndexOf(' ', MAX_SUBJECT);
        return space > 0 ? text.substring(0, space) + " ..." : "your message";
    }

    private static String content(Report report, Letter letter) {
        var text = ReportText.of(report);
        var status = StatusPart.of(report);
        var header = ReturnedHeader.of(report);
        var boundary = boundary(letter.id(), text + status + header);
        var fields = letter.fields();
        var messageId = report.header().field("Message-ID");
        if (MESSAGE_ID.matcher(messageId).matches()) {
            fields.add("In-Reply-To", messageId).add("References", messageId);
        }
        fields.add("Auto-Submitted", "auto-replied")
                .add("MIME-Version", "1.0")
                .add("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"")
                .end();
        var part = "--" + boundary + "\r\n";
        return fields + "This is a delivery report in MIME format.\r\n\r\n"
                + part + "Content-Type: text/plain; charset=us-ascii\r\nContent-Description: Notification\r\n\r\n"
                + text
                + "\r\n" + part
                + "Content-Type: message/delivery-status\r\nContent-Description: Delivery status\r\n\r\n" + status
                + "\r\n" + part + header + "\r\n--" + boundary + "--\r\n";
    }

    /** In none of the parts, whatever a server that knows our ids has put into its reply. */
    private static String boundary(String id, String parts) {
        var boundary = "=_postern_" + id;
        for (int i = 1; parts.contains("--" + boundary); i++) {
            boundary = "=_postern_" + id + "_" + i;
        }
        return boundary;
    }
}
