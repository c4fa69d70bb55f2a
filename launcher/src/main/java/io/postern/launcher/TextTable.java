// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: one line a row, two spaces between columns, each as wide as what is in it; the last has no end. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** @param head the names of the columns */
    public TextTable(String... head) {
        rows.add(List.of(head));
    }

    /**
     * @param cells safe words ({@link SafeWords})
     * @throws IllegalArgumentException if there are more or fewer than columns
     */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells for %d columns"
                    .formatted(cells.length, rows.getFirst().size()));
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                var cell = row.get(column);
                out.append(cell).repeat(' ', width(column) - cell.length() + 2);
            }
            out.append(row.getLast()).append(System.lineSeparator());
        }
        return out.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
