// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                              | path                     | as reverse-path | as forward-path
            a plain address                     | <a@b.test>               | a@b.test        | a@b.test
            the null sender                     | <>                       | (empty)         | (none)
            the bare postmaster                 | <PostMaster>             | (none)          | PostMaster
            a source route is stripped          | <@x.test,@y.test:a@b.test> | a@b.test      | a@b.test
            a route of one                      | <@x.test:a@b.test>       | a@b.test        | a@b.test
            a route without a mailbox           | <@x.test:>               | (none)          | (none)
            a broken route                      | <@x.test,a@b.test>       | (none)          | (none)
            an endless route                    | <@x.test                 | (none)          | (none)
            no brackets                         | a@b.test                 | (none)          | (none)
            one bracket                         | <a@b.test                | (none)          | (none)
            a blank inside                      | <a@b.test >              | (none)          | (none)
            a quoted bracket                    | <"a>b"@b.test>           | "a>b"@b.test    | "a>b"@b.test
            an address literal                  | <a@[192.0.2.1]>          | a@[192.0.2.1]   | a@[192.0.2.1]
            no domain                           | <a>                      | (none)          | (none)
            an underscore in a host             | <a@b_c.test>             | a@b_c.test      | a@b_c.test
            """)
    void paths(String what, String text, String reverse, String forward) {
        assertThat(show(Path.reverse(text, 0))).isEqualTo(reverse);
        assertThat(show(Path.forward(text, 0))).isEqualTo(forward);
    }

    private static String show(Path path) {
        return path == null ? "(none)" : path.address().isEmpty() ? "(empty)" : path.address();
    }
}
