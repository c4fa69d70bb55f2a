// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.List;

/**
 * A dashboard.
 *
 * @param uid its name in addresses and files; never changes
 */
public record Board(String uid, String title, String meaning, List<Row> rows) {
    /** Panels that belong together. */
    public record Row(String title, List<Panel> panels) {}

    static Board of(String uid, String title, String meaning, Row... rows) {
        return new Board(uid, title, meaning, List.of(rows));
    }

    static Row row(String title, Panel... panels) {
        return new Row(title, List.of(panels));
    }

    public List<Panel> panels() {
        return rows.stream().flatMap(row -> row.panels().stream()).toList();
    }
}
