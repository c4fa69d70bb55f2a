// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static io.postern.monitoring.board.Ask.of;
import static io.postern.monitoring.board.Ask.sum;
import static io.postern.monitoring.board.Board.row;
import static io.postern.monitoring.board.Panel.figure;
import static io.postern.monitoring.board.Panel.lines;
import static io.postern.monitoring.board.Panel.zero;

/** The books: what became of all that was accepted. */
final class BooksBoard {
    private BooksBoard() {}

    static Board board() {
        return Board.of(
                "postern-books",
                "Postern / Books",
                "What became of all that was accepted: delivered, reported, removed by a rule, or open within its time.",
                row(
                        "Balance",
                        zero(
                                "Past its time",
                                "Mail that is stuck or lost; ./postern books names it.",
                                "sum(postern_books_open_overdue)"),
                        zero(
                                "Differ by",
                                "Begun less closed less open; anything but 0 is a fault of ours.",
                                "sum(postern_books_difference)"),
                        zero(
                                "Removed unread",
                                "Lane records that were removed before the books could read them.",
                                "sum(postern_books_unread_total)"),
                        zero("Unreadable", "Records that were passed over.", "sum(postern_books_unreadable_total)"),
                        zero(
                                "Parked",
                                "Records in postern.parked that nobody has replayed or discarded, mail among them; ./postern parked list.",
                                "sum(max by (kind) (postern_parked_records))"),
                        figure("Open", "short", "Recipients.", "sum(postern_books_open)"),
                        figure(
                                        "Behind",
                                        "short",
                                        "Records that are written and not read by the books yet.",
                                        "max(postern_books_behind)")
                                .byChance("the books keep up in the test, but for a moment now and then")),
                row(
                        "Flow",
                        lines(
                                "Begun and closed",
                                "suffix: /s",
                                "Recipients.",
                                of("sum(rate(postern_books_accepted_total[$__rate_interval]))", "begun"),
                                of(
                                        "sum by (ending) (rate(postern_books_closed_total[$__rate_interval]))",
                                        "{{ending}}")),
                        lines(
                                        "Past their time",
                                        "short",
                                        "By what has not happened.",
                                        sum("postern_books_open_overdue", "reason"))
                                .still("nothing is past its time in the test"),
                        lines(
                                        "Behind",
                                        "short",
                                        "Records that are written and not read yet.",
                                        of("max(postern_books_behind)", "behind"))
                                .byChance("the books keep up in the test, but for a moment now and then"),
                        lines(
                                        "Endings without a beginning",
                                        "short",
                                        "In the last day.",
                                        of("sum by (ending) (increase(postern_books_unseen_total[1d]))", "{{ending}}"))
                                .still("the books see all from the beginning in the test"),
                        lines(
                                "Since they were saved",
                                "s",
                                "On a quiet system nothing is there to save.",
                                of("max(postern_books_saved_seconds)", "saved")),
                        lines(
                                        "DMARC reports",
                                        "short",
                                        "In the last day, by what became of them.",
                                        of(
                                                "sum by (outcome) (increase(postern_dmarc_reports_total[1d]))",
                                                "{{outcome}}"))
                                .quiet("reports are switched off unless they are asked for")));
    }
}
