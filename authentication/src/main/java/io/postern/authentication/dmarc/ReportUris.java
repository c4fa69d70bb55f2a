// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DMARC Reporting URIs (RFC 9989 sections 4.6 and 4.8). */
final class ReportUris {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_LOOKED_AT = 100;
    /** {@code obs-dmarc-report-size}: to be passed over. */
    private static final Pattern SIZE = Pattern.compile("![0-9]{1,20}[kmgtKMGT]?$");

    private ReportUris() {}

    /** Those of the first hundred that can be read, as far as a thousand characters go; null for none. */
    static @Nullable String readable(@Nullable String list) {
        if (list == null) {
            return null;
        }
        var readable = new ArrayList<String>();
        int length = 0;
        int begin = 0;
        for (int looked = 0; looked < MAX_LOOKED_AT && begin <= list.length(); looked++) {
            int comma = list.indexOf(',', begin);
            int end = comma < 0 ? list.length() : comma;
            if (end - begin < MAX_LENGTH - length) {
                var uri = SIZE.matcher(list.substring(begin, end).strip()).replaceFirst("");
                if (valid(uri)) {
                    readable.add(uri);
                    length += uri.length() + 1;
                }
            }
            begin = end + 1;
        }
        return readable.isEmpty() ? null : String.join(",", readable);
    }

    private static boolean valid(String uri) {
        try {
            var read = new URI(uri);
            return read.isAbsolute() && (!"mailto".equalsIgnoreCase(read.getScheme()) || uri.indexOf('@') > 0);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
