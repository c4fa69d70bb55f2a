// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command.Chunk;
import io.postern.edge.session.State.Chunking;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.session.State.Skipping;
import io.postern.edge.session.State.Spoiled;

/** Content by BDAT (RFC 3030): chunks of which each is answered, the last one for the whole message. */
final class Chunks {
    private final Session session;
    private final Transaction transaction;

    Chunks(Session session, Transaction transaction) {
        this.session = session;
        this.transaction = transaction;
    }

    void begin(Mailing mailing, Chunk chunk) {
        take(transaction.open(mailing, false), chunk);
    }

    void goOn(Collecting collecting, Chunk chunk) {
        take(collecting.receiving(), chunk);
    }

    private void take(Receiving receiving, Chunk chunk) {
        session.become(new Chunking(receiving, chunk.size(), chunk.last()));
    }

    /** Answers whether there was anything to do. */
    boolean read(Chunking chunk) {
        var receiving = chunk.receiving();
        if (chunk.left() == 0) {
            return ended(receiving, chunk.last());
        }
        if (session.unread.isEmpty() || receiving.body().congested()) {
            return false;
        }
        long read = receiving.reader().read(session.unread, chunk.left(), receiving.sink());
        receiving.pace().received(read, System.nanoTime());
        if (receiving.reader().fault() != null) {
            receiving.body().release();
        }
        session.become(new Chunking(receiving, chunk.left() - read, chunk.last()));
        return true;
    }

    private boolean ended(Receiving receiving, boolean last) {
        if (last) {
            receiving.reader().finish(receiving.sink());
            transaction.endOfContent(receiving);
            return true;
        }
        var unfit = Intake.unfit(receiving, session.rules);
        if (unfit == null) {
            receiving.pace().pause(System.nanoTime());
            session.speech.say(Replies.CHUNK_TAKEN);
            session.become(new Collecting(receiving));
        } else {
            receiving.body().release();
            session.speech.settle(unfit);
            session.become(Spoiled.by(unfit, receiving.mailing().hello()));
        }
        return true;
    }

    /** Octets of a chunk that is not taken are passed over, as no command is among them. */
    boolean skip(Skipping skipping) {
        long left = skipping.left();
        if (left > 0 && session.unread.isEmpty()) {
            return false;
        }
        int now = (int) Math.min(left, session.unread.available());
        session.unread.skip(now);
        if (now < left) {
            session.become(new Skipping(left - now, skipping.answer(), skipping.next()));
            return true;
        }
        session.speech.say(skipping.answer());
        session.become(skipping.next());
        session.measure.count(skipping.answer().temporary() ? 0 : 1, 0);
        return true;
    }
}
