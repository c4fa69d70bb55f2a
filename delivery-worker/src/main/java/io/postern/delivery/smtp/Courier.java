// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Hands messages over to servers. Safe for use by many threads. */
public interface Courier {

    /**
     * Hands a message over.
     *
     * @param atMost how long it may take in all
     * @param listener is told each recipient's result once, as soon as it is known, on a thread that must not be held
     *     up; always before the ending
     */
    Sending send(Mail mail, Instant now, Duration atMost, Consumer<List<Result>> listener);

    /** A message on its way. */
    interface Sending {
        /**
         * How it ended. Fails only when the content is not to be had, or with {@link ListenerFault}. Completes on a thread
         * that must not be held up.
         */
        CompletionStage<Ending> ending();

        /**
         * Closes its connection, or gives up its place in the queue. Behind the final dot it goes on until the server has
         * answered (RFC 5321 4.5.3.2.6 gives it ten minutes), and that counts as ever.
         */
        void abort();

        /** It was let go of behind the final dot. */
        boolean goesOn();
    }
}
