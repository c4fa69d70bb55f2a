// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Which passwords are good enough: the rule of the classic profile. Pure. */
final class PasswordRule {
    private static final int LEAST = 8;
    /** From here on it is a phrase, and its length is enough. */
    private static final int PHRASE = 20;

    private PasswordRule() {}

    /** What it lacks; empty if it is good. @param password prepared */
    static List<String> lacks(String password) {
        int length = password.codePointCount(0, password.length());
        if (length >= PHRASE) {
            return List.of();
        }
        var lacks = new ArrayList<String>();
        if (length < LEAST) {
            lacks.add(LEAST + " characters");
        }
        if (none(password, Character::isUpperCase)) {
            lacks.add("an upper-case letter");
        }
        if (none(password, Character::isDigit)) {
            lacks.add("a digit");
        }
        if (none(password, c -> !Character.isLetterOrDigit(c) && !Character.isWhitespace(c))) {
            lacks.add("a special character");
        }
        return lacks;
    }

    private static boolean none(String password, IntPredicate kind) {
        return password.codePoints().noneMatch(kind);
    }
}
