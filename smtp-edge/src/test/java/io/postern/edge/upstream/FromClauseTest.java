// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FromClauseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # who writes it                        | the field                                                                             | from
            RFC 5321, an address alone             | from mail.x.test ([192.0.2.1]) by mx.test; Thu, 1 Jan 2026 12:00:00 +0000             | 192.0.2.1
            RFC 5321, a literal called itself      | from [10.0.0.5] ([192.0.2.1]) by mx.test                                              | 192.0.2.1
            RFC 5321, IPv6                         | from mail.x.test (mail.x.test [IPv6:2001:db8::1]) by mx.test                          | 2001:db8::1
            Postfix                                | from mail.x.test (mail.x.test [192.0.2.1]) by mx.test (Postfix) with ESMTP id 4XyZ    | 192.0.2.1
            Postfix, without a name                | from x (unknown [192.0.2.1]) by mx.test (Postfix) with SMTP id 4XyZ                   | 192.0.2.1
            Postfix over TLS                       | from x (x.test [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mx.test (Postfix) | 192.0.2.1
            Postfix, a certificate with brackets   | from x (x.test [192.0.2.1]) (using TLSv1.3) (Client CN "[198.51.100.9]", Issuer "a [198.51.100.9]" (not verified)) by mx | 192.0.2.1
            Postfix, signed in                     | from [192.168.1.4] (dsl.x.test [192.0.2.1]) (Authenticated sender: anna) by mx.test   | 192.0.2.1
            Postfix, from its own machine          | by mx.test (Postfix, from userid 1000) id 4XyZ                                        | itself
            Postfix, back from a content filter    | from localhost (localhost [127.0.0.1]) by mx.test (Postfix) with ESMTP id 4XyZ        | 127.0.0.1
            amavis                                 | from mx.test ([127.0.0.1]) by localhost (mx.test [198.51.100.1]) (amavisd-new, port 10024) | 127.0.0.1
            Exim                                   | from mail.x.test ([192.0.2.1]) by mx.test with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <a@x.test>) id 1pABCD-00 | 192.0.2.1
            Exim, called itself otherwise          | from mail.x.test ([192.0.2.1] helo=[10.0.0.5]) by mx.test with esmtp (Exim 4.96)      | 192.0.2.1
            Exim, with port                        | from mail.x.test ([192.0.2.1]:40123 helo=other.test) by mx.test with esmtp            | 192.0.2.1
            Exim, without a name                   | from [192.0.2.1] (helo=[10.0.0.5]) by mx.test with esmtp (Exim 4.96)                  | 192.0.2.1
            Exim, without a name, with port        | from [192.0.2.1]:40123 (helo=x) by mx.test with esmtp (Exim 4.96)                     | 192.0.2.1
            Exim, older, with port                 | from [192.0.2.1] (port=40123 helo=x) by mx.test with smtp (Exim 4.30)                 | 192.0.2.1
            Exim, with ident                       | from mail.x.test ([192.0.2.1] ident=root) by mx.test with smtp (Exim 4.96)            | 192.0.2.1
            Exim, IPv6                             | from mail.x.test ([2001:db8::1]) by mx.test with esmtps (Exim 4.96)                   | 2001:db8::1
            Exim, neither name nor greeting        | from [192.0.2.1] by mx.test with smtp (Exim 4.96)                                     | 192.0.2.1
            Exim, from its own machine             | from root by mx.test with local (Exim 4.96)                                           | unclear
            qmail                                  | from unknown (HELO mail.x.test) (192.0.2.1) by mx.test with SMTP; 1 Jan 2026 12:00:00 -0000 | 192.0.2.1
            qmail, a name that is its greeting     | from mail.x.test (192.0.2.1) by 0 with SMTP                                           | 192.0.2.1
            qmail, with ident                      | from x.test (HELO ?10.0.0.5?) (root@192.0.2.1) by mx.test with SMTP                   | 192.0.2.1
            qmail, a greeting like an address      | from unknown (HELO 198.51.100.9) (192.0.2.1) by mx.test with SMTP                     | 192.0.2.1
            qmail, IPv4 in IPv6                    | from unknown (HELO x) (::ffff:192.0.2.1) by mx.test with ESMTPS                       | 192.0.2.1
            qmail's other field                    | (qmail 12345 invoked from network); 1 Jan 2026 12:00:00 -0000                         | itself
            qmail, from its own machine            | (qmail 12345 invoked by uid 89); 1 Jan 2026 12:00:00 -0000                            | itself
            sendmail                               | from mail.x.test (mail.x.test [192.0.2.1]) by mx.test (8.17.1/8.17.1) with ESMTPS id 0A1 (version=TLSv1.3 cipher=X verify=NO) | 192.0.2.1
            sendmail, a name that does not fit     | from x (dsl.x.test [192.0.2.1] (may be forged)) by mx.test (8.17.1/8.17.1)            | 192.0.2.1
            sendmail, with ident                   | from x (IDENT:root@dsl.x.test [192.0.2.1]) by mx.test (8.9.3/8.9.3)                   | 192.0.2.1
            sendmail, IPv6                         | from x.test (x.test [IPv6:2001:db8:0:0:0:0:0:1]) by mx.test (8.17.1/8.17.1)           | 2001:db8::1
            sendmail, from its own machine         | (from root@localhost) by mx.test (8.17.1/8.17.1/Submit) id 0A1                        | itself
            Courier                                | from mail.x.test (mail.x.test [::ffff:192.0.2.1]) (TLS: TLSv1.3,256bits) by mx.test with ESMTP | 192.0.2.1
            Exchange                               | from A.x.test (192.0.2.1) by B.y.test (10.0.0.2) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.1 | 192.0.2.1
            Exchange, IPv6                         | from A.x.test (2001:db8::1) by B.y.test (2001:db8:1::5) with Microsoft SMTP Server    | 2001:db8::1
            Exchange, a literal called itself      | from [10.0.0.5] (192.0.2.1) by B.y.test (10.0.0.2) with Microsoft SMTP Server         | 192.0.2.1
            IIS                                    | from x ([192.0.2.1]) by mx.test with Microsoft SMTPSVC(6.0.3790.4675)                 | 192.0.2.1
            Google                                 | from mail.x.test (mail.x.test. [192.0.2.1]) by mx.google.com with ESMTPS id a1si      | 192.0.2.1
            Google, inside                         | by 2002:a05:6a10:1234:b0:1:2:3 with SMTP id d4csp                                     | itself
            Yahoo                                  | from 192.0.2.1 (EHLO mail.x.test) by 10.197.37.5 with SMTPs                           | 192.0.2.1
            OpenSMTPD                              | from mail.x.test (mail.x.test [192.0.2.1]) by mx.test (OpenSMTPD) with ESMTPS id 1 (TLSv1.3:X:256:NO) | 192.0.2.1
            chasquid                               | from [192.0.2.1] (mail.x.test) by mx.test (chasquid) with ESMTP id abc                | 192.0.2.1
            IronPort                               | from unknown (HELO mail.x.test) ([192.0.2.1]) by esa1.test with ESMTP                 | 192.0.2.1
            Domino                                 | from mail.x.test ([192.0.2.1]) by mx.test (Lotus Domino Release 8.5.3) with ESMTP id 1 | 192.0.2.1
            CommuniGate                            | from [192.0.2.1] (HELO mail.x.test) by mx.test (CommuniGate Pro SMTP 6.1)             | 192.0.2.1
            IMail                                  | from mail.x.test [192.0.2.1] by mx.test with ESMTP (SMTPD-9.23)                       | 192.0.2.1
            Proofpoint                             | from pps.filterd (m1.pphosted.test [127.0.0.1]) by m1.pphosted.test (8.17) with ESMTP | 127.0.0.1
            Postern                                | from mail.x.test (h7.x.test [192.0.2.1]) by edge.test (Postern) with ESMTP id 01kan   | 192.0.2.1
            a private address                      | from pc (pc.lan [10.1.2.3]) by mx.test                                                | 10.1.2.3
            in capitals, and without by            | FROM x.test (x.test [192.0.2.1]); Thu, 1 Jan 2026 12:00:00 +0000                      | 192.0.2.1
            a machine called by                    | from by (by.x.test [192.0.2.1]) by mx.test                                            | 192.0.2.1
            no greeting at all                     | from (unknown [192.0.2.1]) by mx.test (mx.test [198.51.100.1])                        | 192.0.2.1
            only a name                            | from mail.x.test by mx.test with SMTP                                                 | unclear
            only what may be a greeting            | from 198.51.100.9 by mx.test with SMTP                                                | unclear
            a name in the place of the address     | from x (unknown) by mx.test                                                           | unclear
            an address of nobody                   | from x (x.test [192.0.2.256]) by mx.test                                              | unclear
            half an address                        | from x (x.test [192.0.2]) by mx.test                                                  | unclear
            an address without end                 | from x (x.test [192.0.2.1) by mx.test                                                 | unclear
            a comment without end                  | from x (x.test [192.0.2.1] by mx.test                                                 | unclear
            an address of the server's             | from x by mx.test (mx.test [198.51.100.1])                                            | unclear
            a greeting that looks like TCP-info    | from evil (evil [198.51.100.9]) (x.test [192.0.2.1]) by mx.test                       | 192.0.2.1
            comments in comments                   | from x (x.test [192.0.2.1] (a (b [198.51.100.9]) c)) by mx.test                       | 192.0.2.1
            an address in a comment of a comment   | from x (see (x.test [198.51.100.9])) by mx.test                                       | unclear
            a parenthesis that is none             | from x (x\\)x.test [192.0.2.1]) by mx.test                                            | 192.0.2.1
            too many ends                          | from x) ) (x.test [192.0.2.1])) by mx.test                                            | 192.0.2.1
            nothing                                | ``                                                                                    | itself
            nothing but from                       | from                                                                                  | unclear
            """)
    void the_client_is_the_one_that_the_server_saw(String what, String field, String from) {
        assertThat(show(FromClause.read(field))).isEqualTo(from);
    }

    @Test
    void a_folded_field_is_the_same_field() {
        assertThat(show(FromClause.read(" from mail.x.test\r\n\t(mail.x.test\r\n [192.0.2.1])\r\n\tby mx.test")))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void nesting_without_end_and_random_octets_do_no_harm() {
        assertThat(show(FromClause.read("from x " + "(".repeat(100_000)))).isEqualTo("unclear");
        var random = new Random(7);
        var seed = "from [10.0.0.5]:25 (HELO x) (a@b [IPv6:2001:db8::1] (c)) by \\mx; via id";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(seed);
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            assertThat(show(FromClause.read(text.toString()))).isNotEmpty();
        }
    }

    private static String show(Giver giver) {
        return switch (giver) {
            case Giver.Host(var address) -> IpAddress.text(address);
            case Giver.Itself _ -> "itself";
            case Giver.Unclear _ -> "unclear";
        };
    }
}
