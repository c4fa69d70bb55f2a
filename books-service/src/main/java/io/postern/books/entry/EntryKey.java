// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.Locale;

/**
 * What an entry is known by, as one string, which takes less memory than three: the message's id, {@code -r} and a number if
 * it was released from quarantine, a space, the recipient.
 */
public final class EntryKey {
    private static final String RELEASE = "-r";

    private EntryKey() {}

    /** @param recordId any record of the message, whole or split; tells how often it was released */
    public static String of(String messageId, String recordId, String recipient) {
        int release = release(recordId);
        return (release == 0 ? messageId : messageId + RELEASE + release) + " " + recipient;
    }

    public static String messageId(String key) {
        var name = key.substring(0, key.indexOf(' '));
        int release = name.lastIndexOf(RELEASE);
        return release < 0 ? name : name.substring(0, release);
    }

    public static String recipient(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    /** Of the recipient, in lower case. */
    public static String domain(String key) {
        return key.substring(key.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** How often the message was released; 0 as long as it never was. */
    public static int release(String recordId) {
        int at = recordId.lastIndexOf(RELEASE);
        int number = 0;
        for (int i = at + RELEASE.length(); at >= 0 && i < recordId.length(); i++) {
            char digit = recordId.charAt(i);
            if (digit < '0' || digit > '9' || number > 100_000) {
                break;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** Whether this is the first record of a message, or of one that was released, and no part of a split one. */
    static boolean begins(String messageId, String recordId) {
        return recordId.equals(messageId) || recordId.endsWith(RELEASE + release(recordId));
    }
}
