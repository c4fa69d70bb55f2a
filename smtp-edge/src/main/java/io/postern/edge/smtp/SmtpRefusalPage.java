// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import java.util.regex.Pattern;

/** The address of the page that explains refusals, as it stands in replies in front of the code. */
final class SmtpRefusalPage {
    /** So that it leaves most of a reply (RFC 5321 4.5.3.1.5) to the reason. */
    private static final int LONGEST = 120;

    private static final Pattern FORM = Pattern.compile("https?://[\\w.:\\[\\]-]+/[!-~]*");

    private SmtpRefusalPage() {}

    /** @throws IllegalArgumentException with a sentence, if it is none */
    static String checked(String address) {
        var page = address.strip();
        if (!page.isEmpty() && (page.length() > LONGEST || !FORM.matcher(page).matches())) {
            throw new IllegalArgumentException("postern.edge.refusal-page: \"" + page
                    + "\" cannot stand in front of a code; write an address such as https://mail.example.org/r/, of at most "
                    + LONGEST + " characters");
        }
        return page;
    }
}
