// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the dialogue hears of the content on its way to the server. */
record SmtpContentWatch(
        BooleanSupplier current, SmtpSpeech speech, MailDialogue dialogue, Consumer<Throwable> whenFailed)
        implements SmtpContent.Watcher {
    @Override
    public boolean wanted() {
        return current.getAsBoolean() && !speech.over();
    }

    @Override
    public void progress() {
        speech.expect(Phase.BLOCK);
    }

    @Override
    public void sent(long octets) {
        speech.note(octets + " octets sent");
        dialogue.contentSent();
        speech.expect(Phase.END);
    }

    @Override
    public void failed(Throwable why) {
        whenFailed.accept(why);
    }
}
