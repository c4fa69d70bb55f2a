// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.contracts.event.Demands;
import io.postern.contracts.event.Needs;
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
        STARTTLS,
        AUTH,
        BDAT,
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
        CHUNK,
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
     * @param demands what else it asks for
     */
    record Mail(String reversePath, long size, String bodyType, Demands demands) implements Command {
        @Override
        public Verb verb() {
            return Verb.MAIL;
        }

        /** As declared. */
        public Needs needs() {
            return new Needs(size, bodyType.equals("8BITMIME"), demands.utf8());
        }
    }

    record Recipient(io.postern.contracts.event.Recipient who) implements Command {
        @Override
        public Verb verb() {
            return Verb.RCPT;
        }
    }

    /** BDAT (RFC 3030 2). @param size octets that follow */
    record Chunk(long size, boolean last) implements Command {
        @Override
        public Verb verb() {
            return Verb.BDAT;
        }
    }

    /**
     * AUTH (RFC 4954 4).
     *
     * @param mechanism in upper case
     * @param initial in base64, empty for {@code =}; null if there is none
     */
    record Authenticate(String mechanism, @Nullable String initial) implements Command {
        @Override
        public Verb verb() {
            return Verb.AUTH;
        }

        /** Without what would be a secret in a log. */
        @Override
        public String toString() {
            return "Authenticate[" + mechanism + "]";
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
