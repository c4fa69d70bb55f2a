// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Question LETTER =
            new Question("192.0.2.7", "mx.good.test", "ada@good.test", "bob@local.test", Path.of("letter.eml"), null);

    private static final String ANSWER = """
            {"spf":{"identity":"mailfrom","result":"fail","domain":"good.test","explanation":"use our servers",
              "sendsNothing":false,"terms":["-all matches"]},
             "spfMailFrom":{"identity":"mailfrom","result":"fail","domain":"good.test",
              "explanation":"use our servers","sendsNothing":false,"terms":["-all matches"]},
             "spfHelo":{"identity":"helo","result":"none","domain":"mx.good.test","explanation":null,
              "sendsNothing":false,"terms":[]},
             "dkim":[{"result":"pass","domain":"good.test","selector":"s1","testing":false,"bodyLength":12,
              "reason":null}],
             "dmarc":{"result":"pass","fromDomain":"good.test","policy":"reject","policyDomain":"good.test",
              "spfAligned":false,"dkimAligned":true,"reason":null},
             "arc":{"cv":"none","sealers":[],"trusted":null,"trustedDmarc":null,"reason":null},
             "connection":{"reverseDns":{"status":"confirmed","host":"mx.good.test","names":["mx.good.test"]},
              "dnsbl":[{"zone":"zen.test","status":"listed","codes":["127.0.0.4"],"reason":"see zen.test"}],
              "dnsAway":false,"iprev":"pass"},
             "helo":"matches","senderDomain":"null_mx","lists":[],
             "scans":[{"scanner":"clamav","status":"infected","name":"EICAR","score":null,"reason":null}],
             "attachments":[{"name":"a.exe","archive":"a.zip","extension":"exe","content":"exe","problem":null}],
             "unseen":["late","links"],
             "history":[{"source":"network","key":"192.0.2.0/24","accepted":5,"refused":1,"unknownRecipients":2,
              "spam":0},{"source":"domain","key":"good.test","accepted":5,"refused":1,"unknownRecipients":null,
              "spam":0}],
             "late":true,
             "dns":[{"name":"good.test","type":"TXT","outcome":"NOERROR","values":["v=spf1 -all"],"ttl":60,
              "cached":false,"micros":12345}]}""";

    @Test
    void a_mail_is_told_line_by_line() {
        assertThat(JsonExplanation.read(ANSWER).told(LETTER)).isEqualTo("""
                Mail from <ada@good.test> to <bob@local.test>, from 192.0.2.7 that calls itself mx.good.test
                    name      confirmed mx.good.test
                    list      zen.test: listed [127.0.0.4], see zen.test
                    helo      matches
                    sender    domain null mx
                    spf       fail of MAIL FROM good.test
                              -all matches
                              it says to such clients: use our servers
                    spf       none of HELO mx.good.test
                    dkim      pass of good.test, selector s1, over 12 octets of the body
                    arc       none
                    dmarc     pass of good.test by DKIM, policy reject by good.test
                    scan      clamav: infected EICAR
                    part      a.exe in a.zip, by its octets exe
                    unseen    nobody could look into it in time
                    unseen    it has more links, or more text, than are looked at
                    history   network 192.0.2.0/24: 5 accepted, 1 refused, 2 to nobody, 0 spam in 30 days
                    history   domain good.test: 5 accepted, 1 refused, 0 spam in 30 days
                    dns       good.test TXT: NOERROR v=spf1 -all (ttl 60 s, 12 ms)
                    late      time was over before everything was answered
                """);
    }

    @Test
    void without_a_message_nothing_is_said_of_one_and_others_words_drive_no_terminal() {
        var envelope = new Question("192.0.2.7", "mx", "", "bob@local.test", null, null);
        var text = JsonExplanation.read(ANSWER.replace("use our servers", "\\u001b[2J"))
                .told(envelope);
        assertThat(text)
                .startsWith("Mail from <> to <bob@local.test>")
                .doesNotContain("dkim", "dmarc", "scan ")
                .contains("it says to such clients: \\u001b[2J");
    }
}
