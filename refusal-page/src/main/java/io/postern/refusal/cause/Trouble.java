// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import java.util.List;
import java.util.Optional;

/** What the edge refuses by itself, known by the beginning of its replies. A test holds the table against the edge's sources. */
public enum Trouble {
    OURS(
            "Temporary failure on our side",
            "Too many large messages right now",
            "No recipient could be taken now",
            "Going down for maintenance",
            "Too many sessions, please",
            "Temporary authentication failure"),
    EARLY_TALKER("You spoke before our greeting"),
    TLS_REQUIRED(
            "Must issue a STARTTLS command first",
            "Encryption required to sign in",
            "Mail from that domain is taken over TLS only"),
    SIGN_IN_REQUIRED("Authentication required"),
    SIGN_IN_FAILED("Authentication credentials invalid"),
    SIGN_IN_DIALOGUE(
            "Authentication cancelled",
            "Authentication exchange line is too long",
            "That is no response of this mechanism",
            "Authentication mechanism not supported",
            "You have signed in already"),
    SENDER_NOT_YOURS("This account may not use that sender address"),
    BARE_LINE_END("Bare <CR> received", "Bare <LF> received", "Message has a bare <CR>", "Message has a bare <LF>"),
    NUL("NUL received", "Message has a NUL"),
    LONG_LINE("Line too long", "Message has a line of more than"),
    ORDER(
            "Say EHLO or HELO first",
            "Say MAIL FROM first",
            "There is a sender already",
            "No valid recipients",
            "Not within a mail transaction",
            "The message was begun by BDAT"),
    COMMAND(
            "Command not recognized",
            "Command not implemented",
            "Syntax error in the arguments",
            "This command takes no arguments",
            "Parameter not recognized",
            "Bad value of a parameter",
            "BDAT needs the number",
            "XCLIENT is not for you"),
    HELLO_NAME("Say who you are"),
    ADDRESS_SYNTAX("Bad syntax of the sender address", "Bad syntax of the recipient address"),
    ADDRESS_BEYOND_ASCII("Addresses beyond ASCII"),
    NOT_A_WEB_SERVER("This is a mail server"),
    PROXY_HEADER("A PROXY protocol header is required"),
    SILENT("You were silent for too long", "Content came at less than"),
    SESSION_TIME("This session has lasted more than"),
    CONNECTIONS("Too many connections from your address", "Too many connections from your network"),
    RATE("Too many messages from your address", "Too many recipients from your address"),
    RECIPIENTS("Too many recipients, please"),
    MISTAKES("Too many errors", "Too many refused recipients"),
    MESSAGE_SIZE("Message too big", "Message header too big"),
    HEADER("Message begins with a blank", "Message has too many header fields"),
    LOOP("Too many hops");

    private final List<String> beginnings;

    Trouble(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /** What its replies begin with. */
    public List<String> beginnings() {
        return beginnings;
    }

    /** @param text of the reply, without its codes */
    public static Optional<Trouble> of(String text) {
        for (var trouble : values()) {
            if (trouble.beginnings.stream().anyMatch(text::startsWith)) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }
}
