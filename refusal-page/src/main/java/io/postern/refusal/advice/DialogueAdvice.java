// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.Trouble;

/** About how the client spoke, when, and how much. */
final class DialogueAdvice {
    private static final Step PROGRAM = Step.of("If you have not written the program that sends, ask its makers.");

    private DialogueAdvice() {}

    static Advice of(Cause.Relay relay) {
        return switch (relay.fault()) {
            case DENIED ->
                Advice.of(
                        "Your server asked this one to pass mail on, which it does not do for it.",
                        Step.of(
                                "Look up the MX records of the domain that the mail is for, and see that your server follows"
                                        + " them; an old route or a hosts file may lead here."),
                        Step.of("People who have an account here sign in at the submission port first."));
            case UNTRUSTED ->
                Advice.of("That port is for our own machines.", Step.of("Send to port 25, as the MX record says."));
            case NOT_SIGNED_IN -> of(Trouble.SIGN_IN_REQUIRED);
            case ROUTED ->
                Advice.of(
                        "The address has a second one inside it, by % or !, which asks to pass mail on.",
                        Step.of("Write to the address itself."));
        };
    }

    static Advice of(Trouble trouble) {
        return switch (trouble) {
            case OURS ->
                Advice.of(
                        "Something was not working, or was full, on our side at that moment.",
                        Step.of("There is nothing to mend on yours. Your server tries again by itself."));
            case EARLY_TALKER ->
                Advice.of(
                        "Your server spoke before it was greeted (RFC 5321 3.1). Programs that send spam do so to save time.",
                        Step.of(
                                "Let it wait for the line that begins with 220, however long that takes, up to five minutes"
                                        + " (RFC 5321 4.5.3.2.1)."),
                        PROGRAM);
            case TLS_REQUIRED ->
                Advice.of(
                        "Mail of that kind, or a password, is taken there over TLS only.",
                        Step.of("A mail server: switch on STARTTLS for mail that it sends."),
                        Step.of(
                                "A mail program: switch STARTTLS on, or use the port with TLS from the first octet (465)."));
            case SIGN_IN_REQUIRED ->
                Advice.of(
                        "That port is for people with an account.",
                        Step.of("Switch on authentication in the program that sends, with name and password."),
                        Step.of("A server that brings mail from elsewhere sends to port 25."));
            case SIGN_IN_FAILED ->
                Advice.of(
                        "Name and password did not fit together.",
                        Step.of(
                                "Check both in the program that sends. After several failures each further try has to wait."));
            case SIGN_IN_DIALOGUE ->
                Advice.of(
                        "The program did not sign in as the server understands it (RFC 4954).",
                        Step.of("Choose PLAIN, LOGIN or SCRAM-SHA-256 over TLS in the program that sends."),
                        PROGRAM);
            case SENDER_NOT_YOURS ->
                Advice.of(
                        "The account may not send with that sender.",
                        Step.of(
                                "Send with the address of the account, or have its administrator allow the other one."));
            case BARE_LINE_END ->
                Advice.of(
                        "A line ended in a single CR or LF instead of both (RFC 5321 2.3.8). Other servers could read two"
                                + " messages in it, so it is not taken (known as SMTP smuggling).",
                        Step.of(
                                "Let the program that writes the message end each line with CR LF: often it is a script or a form"
                                        + " that writes to the server by itself; let it hand mail to the local mail server instead."),
                        PROGRAM);
            case NUL ->
                Advice.of(
                        "There was an octet zero in it, which mail must not have (RFC 5322 2.2).",
                        Step.of("Encode what is not text as base64."),
                        PROGRAM);
            case LONG_LINE ->
                Advice.of(
                        "A line was longer than what is taken; the standard allows 998 octets (RFC 5321 4.5.3.1.6).",
                        Step.of("Encode the text as quoted-printable or base64."),
                        PROGRAM);
            case ORDER ->
                Advice.of(
                        "Commands came in another order than they may (RFC 5321 4.1.4), or went on after all addresses had been"
                                + " refused.",
                        Step.of("If other refusals stand on this page, they are the reason."),
                        PROGRAM);
            case COMMAND ->
                Advice.of(
                        "There was a command or a parameter that is not understood here.",
                        Step.of("Let the program use only what the reply to EHLO offers."),
                        PROGRAM);
            case HELLO_NAME ->
                Advice.of(
                        "Your server did not say its name in HELO or EHLO.",
                        Step.of("Give it its full name in the DNS, such as mail.example.org, in its settings."));
            case ADDRESS_SYNTAX ->
                Advice.of(
                        "An address is not written as addresses are (RFC 5321 4.1.2).",
                        Step.of("Look for blanks, missing brackets or names without a domain in it."));
            case ADDRESS_BEYOND_ASCII ->
                Advice.of(
                        "An address has letters beyond ASCII, and the program did not ask for SMTPUTF8 (RFC 6531).",
                        Step.of("Let it ask for SMTPUTF8, or write the domain in its ASCII form (xn--)."));
            case NOT_A_WEB_SERVER ->
                Advice.of(
                        "A program spoke HTTP or something like it to a mail server.",
                        Step.of("Check the port in its settings."));
            case PROXY_HEADER ->
                Advice.of(
                        "That port is behind a load balancer and expects its header.",
                        Step.of("Send to the server that the MX record names."));
            case SILENT ->
                Advice.of(
                        "Your server was silent, or slow, for too long.",
                        Step.of(
                                "Look for a lost connection, a firewall that looks into SMTP, or an MTU that is too large for the"
                                        + " way."),
                        Step.of("Your server tries again by itself."));
            case SESSION_TIME ->
                Advice.of(
                        "The session had lasted too long.",
                        Step.of("Send the rest in another one; your server does so by itself."));
            case CONNECTIONS ->
                Advice.of(
                        "There were too many connections from your address or network at once, or within a minute.",
                        Step.of(
                                "Let your server open fewer at a time to one destination, and use one for several messages."),
                        Step.of("It tries again by itself."));
            case RATE ->
                Advice.of(
                        "More came from your address within a minute than is taken.",
                        Step.of("Nothing has to be mended if your server tries again by itself, as the reply says."),
                        Step.of(
                                "For large mailings send more slowly; if you send none, see whether an account was stolen."));
            case RECIPIENTS ->
                Advice.of(
                        "One message had too many addresses at once.",
                        Step.of(
                                "Your server sends the others in another transaction by itself (RFC 5321 4.5.3.1.10)."));
            case MISTAKES ->
                Advice.of(
                        "There were so many refusals in one session that it was ended.",
                        Step.of("See what else stands on this page, and clean your list of addresses."));
            case MESSAGE_SIZE ->
                Advice.of(
                        "The message, or its header, is larger than what is taken; the reply says how much.",
                        Step.of("Send less, or a link. An attachment grows by a third on its way."));
            case HEADER ->
                Advice.of(
                        "The header of the message is not one (RFC 5322), or has fields that only our own servers write.",
                        Step.of(
                                "Let the message begin with a field such as From:, and remove Authentication-Results and"
                                        + " X-Spam- fields in the name of others."),
                        PROGRAM);
            case LOOP ->
                Advice.of(
                        "The message has passed through so many servers that it seems to go in circles.",
                        Step.of(
                                "Read its Received fields: two servers that hand it to each other have rules for forwarding that"
                                        + " do not end."));
        };
    }
}
