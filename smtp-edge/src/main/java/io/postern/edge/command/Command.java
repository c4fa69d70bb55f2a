// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import org.jspecify.annotations.Nullable;

/** A command line that was understood, or what is wrong with it. */
public sealed interface Command {
    /** The word that begins the line; for counting. */
    Verb verb();

    enum Verb {
        EHLO,
        HELO,
        MAIL,
        RCPT,
        DATA,
        RSET,
        NOOP,
        VRFY,
        HELP,
        QUIT,
        XCLIENT,
        OTHER
    }

    /** What can be wrong with a line. */
    enum Mistake {
        LINE_TOO_LONG,
        BARE_CR,
        BARE_LF,
        NUL,
        UNKNOWN_COMMAND,
        NOT_IMPLEMENTED,
        ARGUMENTS,
        NO_ARGUMENTS_ALLOWED,
        HELLO_NAME,
        SENDER_ADDRESS,
        RECIPIENT_ADDRESS,
        NON_ASCII_ADDRESS,
        UNKNOWN_PARAMETER,
        PARAMETER_VALUE,
        OTHER_PROTOCOL
    }

    /** @param name as the client gave it */
    record Hello(String name, boolean extended) implements Command {
        @Override
        public Verb verb() {
            return extended ? Verb.EHLO : Verb.HELO;
        }
    }

    /**
     * @param reversePath empty for the null sender
     * @param size as declared, in octets; 0 if it was not
     * @param bodyType {@code 7BIT} or {@code 8BITMIME}
     */
    record Mail(String reversePath, long size, String bodyType) implements Command {
        @Override
        public Verb verb() {
            return Verb.MAIL;
        }
    }

    record Recipient(String address) implements Command {
        @Override
        public Verb verb() {
            return Verb.RCPT;
        }
    }

    /** A command of one word, with or without arguments that don't matter. */
    record Plain(Verb verb) implements Command {}

    /**
     * What a proxy says about its client; null where it says nothing.
     *
     * @param address four or sixteen octets
     * @param addressUnknown it says that it does not know the address
     */
    record XClient(
            byte @Nullable [] address,
            boolean addressUnknown,
            @Nullable Integer port,
            @Nullable String helo,
            boolean extended)
            implements Command {
        @Override
        public Verb verb() {
            return Verb.XCLIENT;
        }
    }

    record Wrong(Verb verb, Mistake mistake) implements Command {}
}
