// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A word that records are looked through for, before anybody takes the trouble to read them. */
public final class Needle {
    private final byte[] word;

    public Needle(String word) {
        this.word = word.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the octets of the word are somewhere in it; never in null. */
    public boolean in(byte @Nullable [] text) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i <= text.length - word.length; i++) {
            int j = 0;
            while (j < word.length && text[i + j] == word[j]) {
                j++;
            }
            if (j == word.length) {
                return true;
            }
        }
        return false;
    }
}
