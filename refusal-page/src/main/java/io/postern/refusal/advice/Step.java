// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

/**
 * One thing to do.
 *
 * @param line to be copied, such as a record for the DNS; empty for none
 * @param link an address to go to; empty for none
 */
public record Step(String words, String line, String link) {
    static Step of(String words) {
        return new Step(words, "", "");
    }

    static Step line(String words, String line) {
        return new Step(words, line, "");
    }

    static Step link(String words, String link) {
        return new Step(words, "", link);
    }
}
