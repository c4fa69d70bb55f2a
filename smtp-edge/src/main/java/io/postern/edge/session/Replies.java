// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import io.postern.edge.body.Body;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.wire.ContentFault;
import io.postern.edge.wire.ContentLimits;

/** Every reply of ours, with its enhanced code (RFC 3463, RFC 5248). Verdicts bring their own. */
final class Replies {
    static final Answer OK = Answer.of(250, "2.0.0", "Ok");
    static final Answer SENDER_OK = Answer.of(250, "2.1.0", "Sender ok");
    static final Answer RECIPIENT_OK = Answer.of(250, "2.1.5", "Recipient ok");
    static final Answer GO_AHEAD = Answer.of(354, "", "End data with <CR><LF>.<CR><LF>");
    static final Answer BYE = Answer.of(221, "2.0.0", "Bye");
    static final Answer CANNOT_VERIFY = Answer.of(252, "2.1.5", "Cannot verify, but will take mail for it at RCPT");
    static final Answer HELP = Answer.of(
            214, "2.0.0", "EHLO HELO MAIL RCPT DATA BDAT RSET NOOP VRFY HELP STARTTLS AUTH QUIT; see RFC 5321");
    static final Answer CHUNK_TAKEN = Answer.of(250, "2.0.0", "Chunk taken");
    static final Answer READY_FOR_TLS = Answer.of(220, "2.0.0", "Ready to start TLS");

    static final Answer TRY_AGAIN = Answer.of(451, "4.3.0", "Temporary failure on our side, please try again later");
    static final Answer FAULT = Answer.of(421, "4.3.0", "Temporary failure on our side, closing; please try again");
    static final Answer NO_ROOM = Answer.of(452, "4.3.1", "Too many large messages right now, please try again later");
    static final Answer TOO_MANY_RECIPIENTS =
            Answer.of(452, "4.5.3", "Too many recipients, please send the others in another transaction");

    static final Answer TOO_MANY_FORGED =
            Answer.of(554, "5.6.0", "Message has too many header fields that only our own servers may add");

    static final Answer HELLO_FIRST = Answer.of(503, "5.5.1", "Say EHLO or HELO first");
    static final Answer MAIL_FIRST = Answer.of(503, "5.5.1", "Say MAIL FROM first");
    static final Answer MAIL_TWICE = Answer.of(503, "5.5.1", "There is a sender already; RSET begins anew");
    static final Answer NO_RECIPIENTS = Answer.of(554, "5.5.1", "No valid recipients");
    static final Answer NO_RECIPIENTS_YET =
            Answer.of(451, "4.5.1", "No recipient could be taken now, please try again later");
    static final Answer NOT_IN_TRANSACTION = Answer.of(503, "5.5.1", "Not within a mail transaction; say RSET first");
    static final Answer CONTENT_BEGUN =
            Answer.of(503, "5.5.1", "The message was begun by BDAT; send the rest of it, or RSET");
    static final Answer TLS_FIRST = Answer.of(530, "5.7.0", "Must issue a STARTTLS command first");
    /** RFC 3207 4; the 5.7.10 of RFC 5248 is about signing in, the 5.7.30 of RFC 8689 about the next hop. */
    static final Answer SENDER_NEEDS_TLS =
            Answer.of(530, "5.7.0", "Mail from that domain is taken over TLS only; say STARTTLS first");
    /** Likewise, where there is no STARTTLS. */
    static final Answer SENDER_NEEDS_TLS_ELSEWHERE =
            Answer.of(530, "5.7.0", "Mail from that domain is taken over TLS only, and this port has none");

    static final Answer TLS_FIRST_TO_SIGN_IN =
            Answer.of(538, "5.7.11", "Encryption required to sign in; say STARTTLS first");
    static final Answer SIGN_IN_FIRST = Answer.of(530, "5.7.0", "Authentication required");
    static final Answer SIGNED_IN = Answer.of(235, "2.7.0", "Authentication successful");
    /** RFC 4954 4. */
    static final Answer SIGNED_IN_BEFORE = Answer.of(503, "5.5.1", "You have signed in already");

    static final Answer NOT_YOUR_ADDRESS =
            Answer.of(553, "5.7.1", "This account may not use that sender address; ask your administrator to allow it");
    static final Answer UNKNOWN_MECHANISM = Answer.of(504, "5.5.4", "Authentication mechanism not supported");
    static final Answer XCLIENT_DENIED = Answer.of(550, "5.7.0", "XCLIENT is not for you");

    static final Answer EARLY_TALKER = Answer.of(554, "5.5.1", "You spoke before our greeting; wait for it");
    static final Answer PROXY_HEADER_MISSING = Answer.of(421, "4.3.0", "A PROXY protocol header is required here");
    static final Answer IDLE = Answer.of(421, "4.4.2", "You were silent for too long, closing");
    static final Answer SHUTTING_DOWN = Answer.of(421, "4.3.2", "Going down for maintenance, please try again later");
    static final Answer TOO_BUSY = Answer.of(421, "4.3.2", "Too many sessions, please try again later");
    static final Answer NOT_A_WEB_SERVER = Answer.of(421, "4.7.0", "This is a mail server, closing");

    private Replies() {}

    static Answer banner(String hostname) {
        return Answer.of(220, "", hostname + " ESMTP Postern");
    }

    static Answer hello(String hostname) {
        return Answer.of(250, "", hostname);
    }

    /** The extensions that we offer (RFC 5321 4.1.1.1). */
    static Answer extendedHello(Permissions permitted) {
        var lines =
                new StringBuilder("250-").append(permitted.rules().hostname()).append("\r\n");
        var keywords = permitted.keywords();
        for (int i = 0; i < keywords.size(); i++) {
            lines.append(i + 1 < keywords.size() ? "250-" : "250 ")
                    .append(keywords.get(i))
                    .append("\r\n");
        }
        return new Answer(250, "", lines.toString());
    }

    static Answer accepted(String messageId) {
        return Answer.of(250, "2.0.0", "Accepted as " + messageId);
    }

    static Answer tooBig(long limit) {
        return Answer.of(552, "5.3.4", "Message too big; at most " + limit + " octets are taken");
    }

    static Answer to(Mistake mistake) {
        return switch (mistake) {
            case LINE_TOO_LONG -> Answer.of(500, "5.5.2", "Line too long");
            case BARE_CR -> Answer.of(500, "5.5.2", "Bare <CR> received; lines end in <CR><LF>");
            case BARE_LF -> Answer.of(500, "5.5.2", "Bare <LF> received; lines end in <CR><LF>");
            case NUL -> Answer.of(500, "5.5.2", "NUL received");
            case UNKNOWN_COMMAND -> Answer.of(500, "5.5.2", "Command not recognized");
            case NOT_IMPLEMENTED -> Answer.of(502, "5.5.1", "Command not implemented");
            case ARGUMENTS -> Answer.of(501, "5.5.4", "Syntax error in the arguments");
            case NO_ARGUMENTS_ALLOWED -> Answer.of(501, "5.5.4", "This command takes no arguments");
            case HELLO_NAME -> Answer.of(501, "5.5.4", "Say who you are: EHLO and your host name");
            case SENDER_ADDRESS -> Answer.of(501, "5.1.7", "Bad syntax of the sender address; write <user@domain>");
            case RECIPIENT_ADDRESS ->
                Answer.of(501, "5.1.3", "Bad syntax of the recipient address; write <user@domain>");
            case NON_ASCII_ADDRESS ->
                Answer.of(553, "5.6.7", "Addresses beyond ASCII are UTF-8, and need SMTPUTF8 in MAIL FROM");
            case UNKNOWN_PARAMETER -> Answer.of(555, "5.5.4", "Parameter not recognized");
            case PARAMETER_VALUE -> Answer.of(501, "5.5.4", "Bad value of a parameter");
            case CHUNK -> Answer.of(421, "4.5.4", "BDAT needs the number of its octets, closing");
            case OTHER_PROTOCOL -> NOT_A_WEB_SERVER;
        };
    }

    static Answer to(ContentFault fault, ContentLimits limits) {
        return switch (fault) {
            case BLANK_FIRST ->
                Answer.of(554, "5.6.0", "Message begins with a blank, as if its first line went on a header field");
            case BARE_CR -> Answer.of(554, "5.6.0", "Message has a bare <CR>; lines end in <CR><LF>");
            case BARE_LF -> Answer.of(554, "5.6.0", "Message has a bare <LF>; lines end in <CR><LF>");
            case NUL -> Answer.of(554, "5.6.0", "Message has a NUL");
            case LINE_TOO_LONG ->
                Answer.of(554, "5.6.0", "Message has a line of more than " + limits.line() + " octets");
            case HEADER_TOO_BIG ->
                Answer.of(552, "5.3.4", "Message header too big; at most " + limits.header() + " octets are taken");
            case TOO_BIG -> tooBig(limits.size());
            case TOO_MANY_HOPS -> Answer.of(554, "5.4.6", "Too many hops; is the message looping?");
        };
    }

    static Answer to(Body.Trouble trouble) {
        return switch (trouble) {
            case NO_ROOM -> NO_ROOM;
            case NOT_STORED -> TRY_AGAIN;
        };
    }

    /** RFC 4954 4, 6. */
    static Answer to(SignIn.Reason reason) {
        return switch (reason) {
            case CANCELLED -> Answer.of(501, "5.7.0", "Authentication cancelled");
            case TOO_LONG -> Answer.of(500, "5.5.6", "Authentication exchange line is too long");
            case MALFORMED -> Answer.of(501, "5.5.2", "That is no response of this mechanism");
            case WRONG -> Answer.of(535, "5.7.8", "Authentication credentials invalid");
            case LATER -> Answer.of(454, "4.7.0", "Temporary authentication failure, please try again later");
        };
    }

    static Answer to(Decision decision, Answer accepted) {
        return switch (decision) {
            case Decision.Accept _ -> accepted;
            case Decision.Defer(var _, var reply) -> Answer.of(reply);
            case Decision.Reject(var _, var reply) -> Answer.of(reply);
        };
    }

    /** Instead of a banner only 554 and 421 are known (RFC 5321 3.1, 3.8). */
    static Answer insteadOfBanner(Reply reply) {
        return Answer.of(new Reply(reply.temporary() ? 421 : 554, reply.enhanced(), reply.text()));
    }
}
