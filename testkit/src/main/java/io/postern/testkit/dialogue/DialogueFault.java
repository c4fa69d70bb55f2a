// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

/** A file that is no dialogue; the message says where and why. */
public final class DialogueFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DialogueFault(String name, int line, String what) {
        super("%s, line %d: %s".formatted(name, line, what));
    }
}
