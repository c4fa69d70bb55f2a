// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.time.Duration;

/** What a scripted receiver does at one step. */
public sealed interface Answer {

    /** Sends the lines; several are separated by a line feed, and get their CRLF. */
    record Say(String reply) implements Answer {
        boolean positive() {
            return reply.startsWith("2") || reply.startsWith("3");
        }
    }

    /** Closes the connection without a word. */
    record HangUp() implements Answer {}

    /** Says nothing and hears nothing until the other side goes away. */
    record Silence() implements Answer {}

    record Later(Duration pause, Answer then) implements Answer {}

    static Answer say(String reply) {
        return new Say(reply);
    }

    static Answer hangUp() {
        return new HangUp();
    }

    static Answer silence() {
        return new Silence();
    }

    default Answer after(Duration wait) {
        return new Later(wait, this);
    }
}
