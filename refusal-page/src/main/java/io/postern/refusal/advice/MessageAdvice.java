// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.refusal.cause.Cause;

/** About what the message holds. */
final class MessageAdvice {
    private MessageAdvice() {}

    static Advice of(Cause.Content content) {
        return switch (content.fault()) {
            case INFECTED ->
                Advice.of(
                        "A scanner found what must not pass" + named(content) + ".",
                        Step.of("Look for what is infected at the machine that sent it; it may send more."),
                        Step.of("If you are sure that the scanner errs, report the file to its maker."));
            case SPAM ->
                Advice.of(
                        "A scanner takes the message for spam, by what is in it.",
                        Step.of(
                                "Write it in plain words, with few links and pictures, and with a text part beside HTML."),
                        Step.of("If an account was stolen or a form is abused, end that first."));
            case ATTACHMENT ->
                Advice.of(
                        "It has an attachment of a kind that is not taken, as it could run where it is opened"
                                + named(content) + ".",
                        Step.of(
                                "Send a link to the file, or the file in another form. Packing or renaming it does not help."));
            case UNREADABLE ->
                Advice.of(
                        "It has an attachment that cannot be looked into" + named(content) + ".",
                        Step.of("Send it without encryption, or send a link."));
        };
    }

    private static String named(Cause.Content content) {
        return content.name() == null ? "" : " (" + content.name() + ")";
    }

    static Advice of(Cause.TooMuch much) {
        return much.utf8()
                ? Advice.of(
                        "The message has addresses or header fields beyond ASCII (SMTPUTF8, RFC 6531), which cannot be taken.",
                        Step.of("Send it with addresses in ASCII, and with encoded words (RFC 2047) in its header."))
                : Advice.of(
                        "The message is larger than what is taken; the reply says how much.",
                        Step.of("Send less, or a link. An attachment grows by a third on its way."));
    }
}
