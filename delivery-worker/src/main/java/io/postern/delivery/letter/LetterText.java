// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

/** Plain text for people: short lines of ASCII, each with its CRLF. */
public final class LetterText {
    private static final int WIDTH = 76;

    private final StringBuilder text = new StringBuilder(1024);

    /** Some sentences of ours, with an empty line before. */
    public LetterText paragraph(String sentences) {
        if (!text.isEmpty()) {
            text.append("\r\n");
        }
        return indented(0, sentences);
    }

    public LetterText gap() {
        text.append("\r\n");
        return this;
    }

    /** Words of ours or of others, wrapped at their spaces. */
    public LetterText indented(int indent, String words) {
        var margin = " ".repeat(indent);
        int column = 0;
        for (var word : Printable.text(words, Printable.LONGEST).split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append("\r\n");
                column = 0;
            }
            var before = column == 0 ? margin : " ";
            text.append(before).append(word);
            column += before.length() + word.length();
        }
        text.append("\r\n");
        return this;
    }

    /** An address on a line of its own, as it is. */
    public LetterText address(int indent, String before, String address, String after) {
        text.append(" ".repeat(indent))
                .append(before)
                .append(Printable.address(address))
                .append(after);
        text.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
