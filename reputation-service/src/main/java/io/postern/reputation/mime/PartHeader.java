// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header of a part says of it; of fields that stand there twice the first counts. */
final class PartHeader {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");

    private @Nullable Parameters type;
    private @Nullable Parameters disposition;

    /** @param raw the whole field, name and folds included */
    void field(String name, byte[] raw) {
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "content-type" -> type = type == null ? parse(raw) : type;
            case "content-disposition" -> disposition = disposition == null ? parse(raw) : disposition;
            default -> {}
        }
    }

    private static Parameters parse(byte[] raw) {
        var text = new String(raw, StandardCharsets.ISO_8859_1);
        return Parameters.of(FOLD.matcher(text.substring(text.indexOf(':') + 1))
                .replaceAll("")
                .strip());
    }

    /** What the part calls itself; null where it has no name. */
    @Nullable
    String fileName() {
        var name = disposition == null ? null : disposition.get("filename");
        return name == null && type != null ? type.get("name") : name;
    }

    /** The media type that it claims, in lower case; empty if it claims none. */
    String mediaType() {
        return type == null ? "" : type.value();
    }

    /** It wants to be saved rather than shown. */
    boolean attached() {
        return disposition != null && disposition.value().equals("attachment");
    }
}
