// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderFoldingTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                            | as given                                         | folded
            a person                          | Alice@Example.test                               | alice@example.test
            a person born in a year           | john1985@example.test                            | john1985@example.test
            a person with a number            | 12345678@qq.test                                 | 12345678@qq.test
            a person with dots                | alice.b.smith@example.test                       | alice.b.smith@example.test
            an extension                      | alice+shop42@example.test                        | alice@example.test
            no more than an extension         | +x@example.test                                  | +x@example.test
            the null sender                   | ''                                               | <>
            no domain                         | alice                                            | alice
            BATV                              | prvs=2391f7ab0c=alice@example.test               | alice@example.test
            BATV tomorrow                     | prvs=2392aa00ff=alice@example.test               | alice@example.test
            BATV written the other way        | prvs=alice=2391f7ab0c@example.test               | alice@example.test
            BATV of a user with =             | prvs=2391f7ab0c=a=b@example.test                 | a=b@example.test
            an unknown kind of tag            | prvs=x1y2=alice@example.test                     | alice@example.test
            Barracuda's                       | btv1==391aef01b7c==alice@example.test            | alice@example.test
            SparkPost's                       | msprvs1=19x8k2abcd=bounces-1234-7@example.test   | bounces-#-#@example.test
            BATV without a user               | prvs=2391f7ab0c=@example.test                    | prvs=#=@example.test
            SRS                               | SRS0=HHHH=TT=orig.test=alice@fwd.test            | srs0=orig.test=alice@fwd.test
            SRS tomorrow                      | SRS0=abcd=T2=orig.test=alice@fwd.test            | srs0=orig.test=alice@fwd.test
            SRS with a plus sign              | SRS0+abcd=T2=orig.test=alice@fwd.test            | srs0=orig.test=alice@fwd.test
            SRS of a VERP address             | SRS0=abcd=T2=list.test=b-99-x@fwd.test           | srs0=list.test=b-#-x@fwd.test
            SRS twice                         | SRS1=GG=one.test==HHHH=TT=orig.test=alice@two.test | srs1=one.test=orig.test=alice@two.test
            SRS cut short                     | SRS0=HHHH@fwd.test                               | srs0=hhhh@fwd.test
            someone called srs                | srs.team@example.test                            | srs.team@example.test
            VERP of a mailing list            | list-return-1234-bob=local.test@lists.test       | list-return-#-bob=local.test@lists.test
            VERP behind a plus sign           | bounces+1234-ab12-bob=local.test@lists.test      | bounces@lists.test
            VERP with numbers alone           | bounce-20260101-77@lists.test                    | bounce-#-#@lists.test
            a hexadecimal id                  | bounce-5f3e1a2b9c@lists.test                     | bounce-#@lists.test
            a random id                       | b.k3x9q2z7.news@lists.test                       | b.#.news@lists.test
            a UUID                            | 0100018c5f3e1a2b-3e1c9a1f-5d2e-4b6c-face-1c2b3a4d5e6f-000000@mta.test | #-#-#-#-#-#-#@mta.test
            one long id                       | 0a1b2c3d4e5f6a7b8c9d0e1f@lists.test              | #@lists.test
            words stay words                  | bounce-newsletter-december@lists.test            | bounce-newsletter-december@lists.test
            """)
    void folds(String what, String reversePath, String folded) {
        assertThat(SenderFolding.fold(reversePath)).isEqualTo(folded);
    }
}
