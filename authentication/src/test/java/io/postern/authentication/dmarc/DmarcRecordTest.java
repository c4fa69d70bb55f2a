// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRecordTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | record                                        | what counts
            a policy                                | v=DMARC1; p=reject                            | p=reject
            without spaces                          | v=DMARC1;p=quarantine                         | p=quarantine
            with more of them, and tabs             | v = DMARC1\\t;\\tp = none ;                   | p=none
            the version in lower case               | v=dmarc1; p=reject                            | no record
            the tag of the version in upper case    | V=DMARC1; p=reject                            | p=reject
            another version                         | v=DMARC2; p=reject                            | no record
            a longer version                        | v=DMARC1x; p=reject                           | no record
            no semicolon behind the version         | v=DMARC1 p=reject                             | no record
            a version in the second place           | p=reject; v=DMARC1                            | no record
            another record                          | v=spf1 -all                                   | no record
            nothing                                 | ''                                            | no record
            the version alone                       | v=DMARC1                                      | p=none
            no policy, but reports                  | v=DMARC1; rua=mailto:a@x.test                 | p=none rua=mailto:a@x.test
            tags in upper case                      | v=DMARC1; P=REJECT; ASPF=S                    | p=reject aspf=s
            a policy in the last place              | v=DMARC1; rua=mailto:a@x.test; p=reject       | p=reject rua=mailto:a@x.test
            policies for those below                | v=DMARC1; p=none; sp=reject; np=quarantine    | p=none sp=reject np=quarantine
            strict alignment                        | v=DMARC1; p=none; adkim=s; aspf=s             | p=none adkim=s aspf=s
            alignment that is neither               | v=DMARC1; p=none; adkim=x; aspf=              | p=none (not understood: adkim, aspf)
            testing                                 | v=DMARC1; p=reject; t=y                       | p=reject t=y
            not testing                             | v=DMARC1; p=reject; t=n                       | p=reject
            a public suffix                         | v=DMARC1; psd=y; p=reject                     | p=reject psd=yes
            an organization                         | v=DMARC1; psd=n; p=reject                     | p=reject psd=no
            neither                                 | v=DMARC1; psd=u; p=reject                     | p=reject
            percent and other tags of old           | v=DMARC1; p=reject; pct=5; rf=afrf; ri=3600   | p=reject
            unknown tags                            | v=DMARC1; p=reject; x=y; v=DMARC1             | p=reject
            garbage between the tags                | v=DMARC1; p=reject; !!; =; t                  | p=reject (something that is no tag)
            empty places                            | v=DMARC1;;; p=reject ;; ;                     | p=reject
            a policy nobody knows                   | v=DMARC1; p=block                             | unusable p=none (not understood: p)
            a policy nobody knows, and reports      | v=DMARC1; p=block; sp=reject; rua=mailto:a@x.test | p=none rua=mailto:a@x.test (not understood: p)
            one for those below nobody knows        | v=DMARC1; p=reject; sp=block                  | unusable p=none (not understood: sp)
            the same, and reports                   | v=DMARC1; p=reject; np=; rua=mailto:a@x.test  | p=none rua=mailto:a@x.test (not understood: np)
            two policies                            | v=DMARC1; p=none; p=reject                    | unusable p=none (not understood: p)
            an octet that may not be there          | v=DMARC1; p=reject\\0                         | unusable p=none (not understood: p)
            several addresses                       | v=DMARC1; rua=mailto:a@x.test , mailto:b@y.test | p=none rua=mailto:a@x.test,mailto:b@y.test
            a size of old                           | v=DMARC1; rua=mailto:a@x.test!10m             | p=none rua=mailto:a@x.test
            another scheme                          | v=DMARC1; rua=https://x.test/in               | p=none rua=https://x.test/in
            addresses that are none                 | v=DMARC1; rua=a@x.test, mailto:b, mailto:a@x.test, ma ilto:c@d | p=none rua=mailto:a@x.test
            no address that is one                  | v=DMARC1; rua=a@x.test                        | p=none (not understood: rua)
            failure options                         | v=DMARC1; fo=1:d; ruf=mailto:a@x.test         | p=none fo=1:d
            failure options for nobody              | v=DMARC1; fo=1:d                              | p=none
            failure options nobody knows            | v=DMARC1; fo=x; ruf=mailto:a@x.test           | p=none (not understood: fo)
            """)
    void reads(String what, String text, String expected) {
        var record = DmarcRecord.parse(text.replace("\\t", "\t").replace("\\0", "\0"));
        assertThat(record == null ? "no record" : show(record)).isEqualTo(expected);
    }

    private static String show(DmarcRecord record) {
        var published = record.published();
        return (record.usable() ? "" : "unusable ")
                + "p=" + published.p().name().toLowerCase(Locale.ROOT)
                + some(" sp=", published.sp())
                + some(" np=", published.np())
                + (published.strictDkim() ? " adkim=s" : "")
                + (published.strictSpf() ? " aspf=s" : "")
                + (published.testing() ? " t=y" : "")
                + (record.psd() == DmarcRecord.Psd.UNKNOWN ? "" : some(" psd=", record.psd()))
                + (published.fo() == null ? "" : " fo=" + published.fo())
                + (published.rua() == null ? "" : " rua=" + published.rua())
                + (published.problem() == null ? "" : " (" + published.problem() + ")");
    }

    private static String some(String tag, @Nullable Object value) {
        return value == null ? "" : tag + value.toString().toLowerCase(Locale.ROOT);
    }

    @Test
    void sixty_thousand_octets_are_read_within_bounds() {
        var many =
                Objects.requireNonNull(DmarcRecord.parse("v=DMARC1; p=reject; rua=" + "mailto:a@x.test,".repeat(4000)));
        assertThat(Objects.requireNonNull(many.published().rua())).hasSizeBetween(900, 1000);
        var one = Objects.requireNonNull(
                DmarcRecord.parse("v=DMARC1; p=reject; rua=mailto:" + "a".repeat(60_000) + "@x.test"));
        assertThat(one.published().rua()).isNull();
        assertThat(Objects.requireNonNull(DmarcRecord.parse("v=DMARC1" + ";p".repeat(30_000)))
                        .usable())
                .isTrue();
    }
}
