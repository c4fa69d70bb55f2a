// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.contracts.event.Demands;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), RET and ENVID (RFC 3461), AUTH (RFC 4954 5). */
final class MailParameters implements Parameters.Reader {
    /** RFC 1870 allows twenty digits, zeros in front among them; eighteen fit into a long and are more than there is. */
    private static final int MAX_DIGITS = 18;
    /** RFC 3461 4.4. */
    private static final int MAX_ENVID = 100;

    private static final int MAX_AUTH = 500;

    private long size;
    private String bodyType = "7BIT";
    private boolean utf8;
    private @Nullable String ret;
    private @Nullable String envelopeId;

    private MailParameters() {}

    static Command parse(String reversePath, String text) {
        var parameters = new MailParameters();
        var mistake = Parameters.read(text, Mistake.SENDER_ADDRESS, parameters);
        if (mistake == null && !parameters.utf8 && !Utf8.ascii(reversePath)) {
            mistake = Mistake.NON_ASCII_ADDRESS;
        }
        return mistake == null ? parameters.mail(reversePath) : new Wrong(Verb.MAIL, mistake);
    }

    private Mail mail(String reversePath) {
        var demands = utf8 || ret != null || envelopeId != null ? new Demands(utf8, ret, envelopeId) : Demands.NONE;
        return new Mail(reversePath, size, bodyType, demands);
    }

    @Override
    public @Nullable Mistake read(String name, String value) {
        return switch (name) {
            case "SIZE" -> {
                size = number(value);
                yield Parameters.valueUnless(size >= 0);
            }
            case "BODY" -> {
                bodyType = value.toUpperCase(Locale.ROOT);
                yield Parameters.valueUnless(bodyType.equals("7BIT") || bodyType.equals("8BITMIME"));
            }
            case "SMTPUTF8" -> {
                utf8 = true;
                yield Parameters.valueUnless(value.isEmpty());
            }
            case "RET" -> {
                ret = value.toUpperCase(Locale.ROOT);
                yield Parameters.valueUnless(ret.equals("FULL") || ret.equals("HDRS"));
            }
            case "ENVID" -> {
                envelopeId = value;
                yield Parameters.valueUnless(Xtext.valid(value, MAX_ENVID));
            }
            // Whom another server believes it to be from; nobody here believes that.
            case "AUTH" -> Parameters.valueUnless(Xtext.valid(value, MAX_AUTH));
            default -> Mistake.UNKNOWN_PARAMETER;
        };
    }

    /** -1 if it is none; far too many digits are simply a lot. */
    static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 20 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        var plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(plain);
    }
}
