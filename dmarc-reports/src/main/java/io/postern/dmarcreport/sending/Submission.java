// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

/** Hands a finished message in. */
@FunctionalInterface
public interface Submission {

    enum Answer {
        /** It is queued. */
        TAKEN,
        /** It will never be taken. */
        REFUSED,
        /** Not now. */
        FAILED,
        /** Nobody is there to take anything. */
        AWAY
    }

    /** @param message with CRLF line ends */
    Answer send(String from, String to, byte[] message);
}
