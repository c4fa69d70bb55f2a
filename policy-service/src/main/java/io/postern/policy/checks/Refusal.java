// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

/** What every refusal for a sender's sake begins with. */
public final class Refusal {
    /** The sentence by which others know such a refusal. */
    public static final String BECAUSE = "Sending address not accepted due to spam filter: ";

    /** Characters of the reason behind it, so that the code of the incident finds room (RFC 5321 4.5.3.1.5). */
    public static final int LONGEST = 380;

    private Refusal() {}
}
