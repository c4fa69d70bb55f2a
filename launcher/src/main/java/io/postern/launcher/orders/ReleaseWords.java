// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Target;
import io.postern.launcher.SafeWords;

/** How an operator names mail, and ends a hold of it. */
public final class ReleaseWords {
    private ReleaseWords() {}

    /**
     * The command that ends a hold, as it may be given to a shell.
     *
     * @param system what names the system to another command: empty, or with a space before it
     */
    public static String command(Target held, String system) {
        return "./postern queue release " + option(held) + system;
    }

    /** The mail that is meant, in the middle of a sentence. */
    public static String mail(Target target) {
        return switch (target.kind()) {
            case MESSAGE -> "message " + target.value();
            case DESTINATION -> "mail to " + SafeWords.of(target.value());
            case SENDER -> "mail from <" + SafeWords.of(target.value()) + ">";
            case QUARANTINED -> "entry " + target.value();
        };
    }

    private static String option(Target target) {
        return switch (target.kind()) {
            case MESSAGE -> "--message " + target.value();
            case DESTINATION -> "--destination " + SafeWords.of(target.value());
            case SENDER -> "--sender " + quoted(target.value().isEmpty() ? "<>" : SafeWords.of(target.value()));
            case QUARANTINED -> target.value();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
