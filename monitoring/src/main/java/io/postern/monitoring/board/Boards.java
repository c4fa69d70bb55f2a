// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.List;

/** All dashboards, in the order in which one looks at them. */
public final class Boards {
    private static final List<Board> ALL = List.of(
            OverviewBoard.board(),
            InboundBoard.board(),
            GreylistBoard.board(),
            DeliveryBoard.board(),
            QueueBoard.board(),
            ListsBoard.board(),
            SubmissionBoard.board(),
            LineBoard.board(),
            BooksBoard.board(),
            JvmBoard.board());

    private Boards() {}

    public static List<Board> all() {
        return ALL;
    }
}
