// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaySendTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what                                     | account         | its senders              | MAIL FROM             | may
            its own name                               | anna@local.test | ``                       | anna@local.test       | true
            in whatever case                           | anna@local.test | ``                       | Anna@Local.TEST       | true
            somebody else's                            | anna@local.test | ``                       | bert@local.test       | false
            its name at another domain                 | anna@local.test | ``                       | anna@other.test       | false
            its name with an extension                 | anna@local.test | ``                       | anna+x@local.test     | false
            the null sender                            | anna@local.test | ``                       | ``                    | true
            a name that is no address sends as nobody  | scanner         | ``                       | scanner@local.test    | false
            but as the null sender                     | scanner         | ``                       | ``                    | true
            an address that it was given               | scanner         | scan@local.test          | scan@local.test       | true
            and no other                               | scanner         | scan@local.test          | anna@local.test       | false
            one of several                             | scanner         | scan@local.test a@b.test | a@b.test              | true
            anybody of a domain                        | shop            | @shop.test               | order.7@SHOP.test     | true
            not of a domain below it                   | shop            | @shop.test               | a@mail.shop.test      | false
            nor of one that ends like it               | shop            | @shop.test               | a@myshop.test         | false
            nor of one that goes on like it            | shop            | @shop.test               | a@shop.test.evil.test | false
            who was given others gives up its own      | anna@local.test | @shop.test               | anna@local.test       | false
            a quoted @ does not change the domain      | shop            | @shop.test               | `"a@shop.test"@x.test`| false
            a name beyond ASCII                        | anna@bücher.test| ``                       | anna@xn--bcher-kva.test | true
            the other way round                        | shop            | @xn--bcher-kva.test      | jörg@bücher.test      | true
            text that is no address                    | shop            | @shop.test               | @shop.test            | false
            nor is this                                | shop            | shop                     | shop                  | false
            """)
    void says(String what, String name, String senders, String reversePath, boolean may) {
        var account = new Account(
                name,
                new Account.Verifier(KEY, 4096, KEY, KEY),
                false,
                senders.isEmpty() ? List.of() : List.of(senders.split(" ")),
                Instant.EPOCH,
                "test");
        assertThat(MaySend.as(account, reversePath)).isEqualTo(may);
    }
}
