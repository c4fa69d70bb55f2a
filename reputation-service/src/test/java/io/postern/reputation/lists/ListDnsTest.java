// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.reputation.assessment.ScriptedDns;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListDnsTest {
    private static final String KEY = "abcdefghijklmnop";
    private static final AskedList PAID =
            new AskedList("paid.test", KEY + ".zen.test", false, Set.of(Subject.CLIENT), null, List.of(), true);

    private final ScriptedDns world = new ScriptedDns()
            .with(A, "7.2.0.192." + KEY + ".zen.test", "127.0.0.2")
            .with(TXT, "7.2.0.192." + KEY + ".zen.test", "see https://x.test/" + KEY.toUpperCase() + "?ip=192.0.2.7")
            .with(A, "www.other.test", "192.0.2.1");

    @Test
    void the_key_is_asked_with_and_stands_in_no_answer() {
        var dns = ListDns.over(world, List.of(PAID));
        var codes = dns.lookup("7.2.0.192.Paid.test", A).join();
        assertThat(codes.values()).containsExactly("127.0.0.2");
        assertThat(codes.question().name()).isEqualTo("7.2.0.192.paid.test");
        var text = dns.fresh("7.2.0.192.paid.test", TXT).join();
        assertThat(text.values()).containsExactly("see https://x.test/***?ip=192.0.2.7");
        assertThat(text.answer().toString()).doesNotContainIgnoringCase(KEY);
    }

    @Test
    void all_other_names_are_asked_for_as_they_are() {
        var dns = ListDns.over(world, List.of(PAID));
        assertThat(dns.lookup("www.other.test", A).join().values()).containsExactly("192.0.2.1");
        assertThat(dns.lookup("paid.test", A).join().values()).isEmpty();
    }

    @Test
    void without_keys_nothing_lies_between() {
        assertThat(ListDns.over(world, List.of(AskedList.ofClients("zen.test"))))
                .isSameAs(world);
    }
}
