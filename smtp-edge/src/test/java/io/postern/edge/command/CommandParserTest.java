// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import io.postern.edge.command.Command.Authenticate;
import io.postern.edge.command.Command.Chunk;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Plain;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.command.Command.XClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            EHLO mail.sender.test                        | hello mail.sender.test extended
            ehlo [192.0.2.1]                             | hello [192.0.2.1] extended
            HELO my_host                                 | hello my_host
            EHLO                                         | HELLO_NAME
            EHLO two words                               | HELLO_NAME
            EHLO nämé.test                               | HELLO_NAME
            MAIL FROM:<a@b.test>                         | mail a@b.test 0 7BIT
            mail from: <a@b.test>                        | mail a@b.test 0 7BIT
            MAIL FROM:<>                                 | mail () 0 7BIT
            MAIL FROM:<a@b.test> SIZE=100 BODY=8bitmime  | mail a@b.test 100 8BITMIME
            MAIL FROM:<a@b.test> body=7BIT               | mail a@b.test 0 7BIT
            MAIL FROM:<a@b.test> SIZE=                   | PARAMETER_VALUE
            MAIL FROM:<a@b.test> SIZE=-1                 | PARAMETER_VALUE
            MAIL FROM:<a@b.test> SIZE=1 SIZE=2           | PARAMETER_VALUE
            MAIL FROM:<a@b.test> SIZE=99999999999999999999 | mail a@b.test 9223372036854775807 7BIT
            MAIL FROM:<a@b.test> SIZE=00000000000000001000 | mail a@b.test 1000 7BIT
            MAIL FROM:<a@b.test> BODY=BINARYMIME         | PARAMETER_VALUE
            MAIL FROM:<a@b.test> SMTPUTF8                | mail a@b.test 0 7BIT utf8
            MAIL FROM:<a@b.test> SMTPUTF8=1              | PARAMETER_VALUE
            MAIL FROM:<Ã¤@b.test> SMTPUTF8               | mail ä@b.test 0 7BIT utf8
            MAIL FROM:<Ã¤@Ã¼.test> SMTPUTF8              | mail ä@ü.test 0 7BIT utf8
            MAIL FROM:<Ã¤@b.test>                        | NON_ASCII_ADDRESS
            MAIL FROM:<Â@b.test> SMTPUTF8               | SENDER_ADDRESS
            MAIL FROM:<a@b.test> RET=full ENVID=q+2Bx    | mail a@b.test 0 7BIT ret=FULL envid=q+2Bx
            MAIL FROM:<a@b.test> RET=ALL                 | PARAMETER_VALUE
            MAIL FROM:<a@b.test> ENVID=a+2bx             | PARAMETER_VALUE
            MAIL FROM:<a@b.test> ENVID=                  | PARAMETER_VALUE
            MAIL FROM:<a@b.test> AUTH=<>                 | mail a@b.test 0 7BIT
            MAIL FROM:<a@b.test> TRANSID=<x>             | UNKNOWN_PARAMETER
            MAIL FROM:<a@b.test>SIZE=1                   | SENDER_ADDRESS
            MAIL FROM:a@b.test                           | SENDER_ADDRESS
            MAIL FROM:<ä@b.test>                         | NON_ASCII_ADDRESS
            MAIL <a@b.test>                              | ARGUMENTS
            MAIL                                         | ARGUMENTS
            RCPT TO:<a@b.test>                           | rcpt a@b.test
            RCPT TO:<postmaster>                         | rcpt postmaster
            RCPT TO:<@x.test:a@b.test>                   | rcpt a@b.test
            RCPT TO:<>                                   | RECIPIENT_ADDRESS
            RCPT TO:<a b@b.test>                         | RECIPIENT_ADDRESS
            RCPT TO:<ä@b.test>                           | NON_ASCII_ADDRESS
            RCPT TO:<a@b.test> NOTIFY=never              | rcpt a@b.test notify=NEVER
            RCPT TO:<a@b.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;a+2Bb@b.test | rcpt a@b.test notify=SUCCESS,FAILURE orcpt=rfc822;a+2Bb@b.test
            RCPT TO:<a@b.test> NOTIFY=NEVER,DELAY        | PARAMETER_VALUE
            RCPT TO:<a@b.test> NOTIFY=DELAY,DELAY        | PARAMETER_VALUE
            RCPT TO:<a@b.test> NOTIFY=                   | PARAMETER_VALUE
            RCPT TO:<a@b.test> ORCPT=a@b.test            | PARAMETER_VALUE
            RCPT TO:<a@b.test> ORCPT=rfc822;a=b          | PARAMETER_VALUE
            RCPT TO:<a@b.test> BANANA                    | UNKNOWN_PARAMETER
            RCPT TO:<a@b.test>NOTIFY=NEVER               | RECIPIENT_ADDRESS
            RCPT FROM:<a@b.test>                         | ARGUMENTS
            DATA                                         | DATA
            data now                                     | NO_ARGUMENTS_ALLOWED
            RSET                                         | RSET
            NOOP whatever                                | NOOP
            HELP me                                      | HELP
            VRFY a                                       | VRFY
            VRFY                                         | ARGUMENTS
            QUIT                                         | QUIT
            STARTTLS                                     | STARTTLS
            STARTTLS now                                 | NO_ARGUMENTS_ALLOWED
            BDAT 100                                     | chunk 100
            bdat 0 last                                  | chunk 0 last
            BDAT                                         | CHUNK
            BDAT -1                                      | CHUNK
            BDAT 1 FIRST                                 | CHUNK
            BDAT 1x                                      | CHUNK
            BDAT 99999999999999999999 LAST               | chunk 9223372036854775807 last
            AUTH plain AGEAYg==                          | auth PLAIN (AGEAYg==)
            AUTH PLAIN =                                 | auth PLAIN ()
            AUTH LOGIN                                   | auth LOGIN
            AUTH                                         | ARGUMENTS
            AUTH PLAIN a b                               | ARGUMENTS
            AUTH A23456789012345678901                   | ARGUMENTS
            EXPN list                                    | NOT_IMPLEMENTED
            GET / HTTP/1.1                               | OTHER_PROTOCOL
            BANANA                                       | UNKNOWN_COMMAND
            ''                                           | UNKNOWN_COMMAND
            XCLIENT ADDR=192.0.2.1 PORT=99               | xclient 192.0.2.1 99
            XCLIENT NAME=a.b ADDR=IPV6:2001:db8::1       | xclient 2001:db8::1 null
            XCLIENT ADDR=[UNAVAILABLE]                   | xclient unknown null
            XCLIENT HELO=we+2Btest PROTO=SMTP            | xclient - null helo we+test
            XCLIENT HELO=two+20words                     | ARGUMENTS
            XCLIENT HELO=a+0D+0Ab                        | ARGUMENTS
            XCLIENT ADDR=192.0.2                         | ARGUMENTS
            XCLIENT PORT=70000                           | ARGUMENTS
            XCLIENT BANANA=1                             | ARGUMENTS
            XCLIENT                                      | ARGUMENTS
            """)
    void reads(String line, String expected) {
        assertThat(show(CommandParser.parse(line))).isEqualTo(expected);
    }

    /** White space is SP and HTAB. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            MAIL \013FROM:<a@b.test>|ARGUMENTS
            MAIL \034FROM:<a@b.test>|ARGUMENTS
            MAIL FROM:<a@b.test>\034|SENDER_ADDRESS
            MAIL FROM:<a@b.test> \034|UNKNOWN_PARAMETER
            MAIL FROM:<a@b.test>\f|SENDER_ADDRESS
            RCPT TO:<a@b.test>\013|RECIPIENT_ADDRESS
            EHLO \034a.test|HELLO_NAME
            BDAT 1 \034LAST|CHUNK
            QUIT\037|UNKNOWN_COMMAND
            MAIL \tFROM:<a@b.test>\t |mail a@b.test 0 7BIT
            QUIT \t|QUIT
            """)
    void overlooks_blanks_and_no_control_characters(String line, String expected) {
        assertThat(show(CommandParser.parse(line))).isEqualTo(expected);
    }

    private static String show(Command command) {
        return switch (command) {
            case Hello(var name, var extended) -> "hello " + name + (extended ? " extended" : "");
            case Mail(var from, var size, var body, var demands) ->
                "mail " + (from.isEmpty() ? "()" : from) + " " + size + " " + body
                        + (demands.utf8() ? " utf8" : "")
                        + (demands.ret() == null ? "" : " ret=" + demands.ret())
                        + (demands.envelopeId() == null ? "" : " envid=" + demands.envelopeId());
            case Chunk(var size, var last) -> "chunk " + size + (last ? " last" : "");
            case Authenticate(var mechanism, var initial) ->
                "auth " + mechanism + (initial == null ? "" : " (" + initial + ")");
            case Recipient(var who) ->
                "rcpt " + who.address() + (who.reportOn() == null ? "" : " notify=" + who.reportOn())
                        + (who.original() == null ? "" : " orcpt=" + who.original());
            case Plain(var verb) -> verb.name();
            case XClient x ->
                "xclient " + (x.address() == null ? x.addressUnknown() ? "unknown" : "-" : IpAddress.text(x.address()))
                        + " " + x.port() + (x.helo() == null ? "" : " helo " + x.helo());
            case Wrong(var verb, var mistake) -> mistake.name();
        };
    }
}
