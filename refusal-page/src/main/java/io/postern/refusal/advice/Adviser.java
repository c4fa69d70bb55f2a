// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.refusal.cause.Cause;

/** What is to be said about each cause. Pure. */
public final class Adviser {
    private Adviser() {}

    public static Advice of(Cause cause) {
        return switch (cause) {
            case Cause.ReverseName name -> ClientAdvice.of(name);
            case Cause.Helo helo -> ClientAdvice.of(helo);
            case Cause.Listing listing -> ClientAdvice.of(listing);
            case Cause.History history -> ClientAdvice.of(history);
            case Cause.SenderDomain domain -> SenderAdvice.of(domain);
            case Cause.Spf spf -> SpfAdvice.of(spf);
            case Cause.Dmarc dmarc -> SenderAdvice.of(dmarc);
            case Cause.Content content -> MessageAdvice.of(content);
            case Cause.TooMuch much -> MessageAdvice.of(much);
            case Cause.Relay relay -> DialogueAdvice.of(relay);
            case Cause.Said said -> DialogueAdvice.of(said.trouble());
            case Cause.Greylisted(long seconds) ->
                Advice.of(
                        "Your server is not known here yet, so its first mail was put off. Nothing is wrong with it.",
                        Step.of("There is nothing to mend. Your server tries again by itself; from " + time(seconds)
                                + " after this reply on the mail is taken, if nothing else speaks against it."),
                        Step.of("If the mail does not arrive within hours, see to it that your server tries again after"
                                + " a 4xx reply (RFC 5321 4.5.4.1), and from the same address or network."));
            case Cause.Ours _ ->
                Advice.of(
                        "Something was not working on our side at that moment.",
                        Step.of("There is nothing to mend on yours. Your server tries again by itself."));
            case Cause.InFavour _ ->
                Advice.of(
                        "This spoke in your favour, and did not outweigh the rest.",
                        Step.of("There is nothing to mend about it."));
            case Cause.Address _ ->
                Advice.of(
                        "The address was refused.",
                        Step.of("Check how it is written, and ask whoever gave it to you, by another way."));
            case Cause.Other(boolean temporary) -> other(temporary);
        };
    }

    private static Advice other(boolean temporary) {
        return temporary
                ? Advice.of(
                        "The mail was put off; the reply says why.",
                        Step.of("Your server tries again by itself. If that does not help, ask our postmaster, and name"
                                + " the code of this page."))
                : Advice.of(
                        "The mail was refused; the reply says why.",
                        Step.of("If the reply does not help, ask our postmaster, and name the code of this page."));
    }

    private static String time(long seconds) {
        return seconds <= 0
                ? "a few minutes"
                : seconds % 60 == 0 && seconds > 60 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
