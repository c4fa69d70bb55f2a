// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                           | address       | host                              | HELO                     | organisation
            a mail server with its own name                  | 192.0.2.7     | mx1.example.com                   | mx1.example.com          | example.com
            another server of the pool under the same name   | 198.51.100.9  | mx2.example.com                   | mx1.example.com          | example.com
            HELO with the domain itself                      | 192.0.2.7     | mx1.example.com                   | example.com              | example.com
            HELO has no case, and may end in a dot           | 192.0.2.7     | mx1.example.com                   | MX1.Example.COM.         | example.com
            the host is the domain itself                    | 192.0.2.7     | example.com                       | example.com              | example.com
            HELO from elsewhere                              | 192.0.2.7     | mx1.example.com                   | mx1.example.net          | -
            HELO that only ends alike                        | 192.0.2.7     | mx1.example.com                   | badexample.com           | -
            HELO with an address                             | 192.0.2.7     | mx1.example.com                   | [192.0.2.7]              | -
            a suffix of two labels                           | 192.0.2.7     | mail.shop.co.uk                   | mail.shop.co.uk          | shop.co.uk
            a private suffix is nobody's organisation        | 192.0.2.7     | alice.github.io                   | alice.github.io          | alice.github.io
            and never vouches by itself                      | 192.0.2.7     | github.io                         | github.io                | -
            a top-level domain that the list does not know   | 192.0.2.7     | mail.a.test                       | mail.a.test              | a.test
            numbers of the pool are no address               | 192.0.2.7     | mail-12-3.example.com             | mail-12-3.example.com    | example.com
            the address in the name                          | 203.0.113.25  | 203-0-113-25.static.isp.example   | 203-0-113-25.static.isp.example | -
            the address backwards                            | 203.0.113.25  | 25.113.0.203.isp.example          | x.isp.example            | -
            three octets of it                               | 203.0.113.25  | host113-25.r203.isp.example       | x.isp.example            | -
            the address in hexadecimal                       | 203.0.113.25  | pcb007119.isp.example             | x.isp.example            | -
            the address padded                               | 203.0.113.25  | a203000113025.isp.example         | x.isp.example            | -
            a word for dial-up ranges                        | 203.0.113.25  | p5.dip.isp.example                | x.isp.example            | -
            a pool of customers                              | 203.0.113.25  | x1.dynamic.isp.example            | x.isp.example            | -
            such a word in the domain itself is a name       | 192.0.2.7     | mail.pool.example                 | mail.pool.example        | pool.example
            a cloud instance                                 | 203.0.113.25  | ec2-203-0-113-25.eu-west-1.compute.amazonaws.com | x.compute.amazonaws.com | -
            an IPv6 mail server                              | 2001:db8::25  | mx6.example.com                   | mx6.example.com          | example.com
            an IPv6 address in the name                      | 2001:db8:0:1:a1b2:c3d4:e5f6:1234 | 2001-db8-0-1-a1b2-c3d4-e5f6-1234.isp.example | x.isp.example | -
            """)
    void who_is_behind_an_address(
            String what, String address, String host, String helo, @Nullable String organisation) {
        var confirmed = new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host));
        assertThat(Organisation.all(List.of(), confirmed, helo, address))
                .isEqualTo(organisation == null ? List.of() : List.of(organisation));
    }

    @Test
    void a_name_that_does_not_resolve_back_vouches_for_nobody() {
        var claimed = new ReverseDns(ReverseDns.Status.UNCONFIRMED, null, List.of("mx1.example.com"));
        assertThat(Organisation.all(List.of(), claimed, "mx1.example.com", "192.0.2.7"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                             | SPF of MAIL FROM       | SPF of HELO          | host             | organisations
            SPF permits the client for the sender's domain     | pass example.org       | -                    | -                | example.org
            by its registrable domain                          | pass n1.example.co.uk. | -                    | -                | example.co.uk
            of two that pass MAIL FROM counts                  | pass example.org       | pass mx.example.net  | -                | example.org
            HELO counts where MAIL FROM does not pass          | softfail example.org   | pass mx.example.net  | -                | example.net
            the null sender has HELO                           | -                      | pass mx.example.net  | -                | example.net
            what does not pass vouches for nobody              | neutral example.org    | none mx.example.net  | -                | none
            a look-up that failed leaves the host              | temperror example.org  | -                    | mx1.example.com  | example.com
            SPF comes before the host                          | pass example.org       | -                    | mx1.example.com  | example.org example.com
            both agree                                         | pass news.example.com  | -                    | mx1.example.com  | example.com
            nobody is the organisation of a public suffix      | pass github.io         | -                    | -                | none
            """)
    void who_is_behind_a_sender(
            String what, @Nullable String mailFrom, @Nullable String helo, @Nullable String host, String expected) {
        var spf = new ArrayList<SpfFinding>();
        add(spf, SpfFinding.Identity.HELO, helo);
        add(spf, SpfFinding.Identity.MAILFROM, mailFrom);
        var reverseDns = host == null
                ? new ReverseDns(ReverseDns.Status.MISSING, null, List.of())
                : new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host));
        assertThat(Organisation.all(spf, reverseDns, "mx1.example.com", "192.0.2.7"))
                .isEqualTo(expected.equals("none") ? List.of() : List.of(expected.split(" ", -1)));
    }

    private static void add(List<SpfFinding> spf, SpfFinding.Identity identity, @Nullable String text) {
        if (text != null) {
            var words = text.split(" ", 2);
            var result = AuthResult.valueOf(words[0].toUpperCase(Locale.ROOT));
            spf.add(new SpfFinding(identity, result, words[1], null, false, List.of()));
        }
    }
}
