// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSourceTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,            192.0.2.0/24",
        "192.0.2.0,            192.0.2.0/24",
        "::ffff:192.0.2.7,     192.0.2.0/24",
        "2001:db8::7,          2001:db8::/64",
        "2001:db8:0:0:1::,     2001:db8::/64",
        "2001:db8:0:1::7,      2001:db8:0:1::/64",
        "2001:db8:ff00:10::7,  2001:db8:ff00:10::/64",
        "::2,                  ::/64",
        "127.0.0.1,            ",
        "::1,                  ",
        "mx.example.org,       ",
    })
    void a_network(String address, @Nullable String name) {
        var source = MailSource.network(address);
        assertThat(source == null ? null : source.name()).isEqualTo(name);
    }

    @Test
    void keys_have_the_whole_source_as_their_hash_tag() {
        assertThat(MailSource.network("192.0.2.7"))
                .isNotNull()
                .satisfies(source -> assertThat(source.key()).isEqualTo("postern:conduct:{n:192.0.2.0/24}"));
        assertThat(MailSource.verified(List.of(spf(AuthResult.PASS, Identity.MAILFROM, "Good.test.")), List.of()))
                .extracting(MailSource::key)
                .containsExactly("postern:conduct:{d:good.test}");
    }

    @Test
    void domains_count_only_where_spf_of_mail_from_or_a_signature_passes() {
        var spf = List.of(
                spf(AuthResult.PASS, Identity.HELO, "helo.test"),
                spf(AuthResult.SOFTFAIL, Identity.MAILFROM, "soft.test"),
                spf(AuthResult.PASS, Identity.MAILFROM, "good.test"));
        var dkim = List.of(
                dkim(AuthResult.FAIL, "forged.test"),
                dkim(AuthResult.PASS, "GOOD.test"),
                dkim(AuthResult.PASS, "list.test"),
                dkim(AuthResult.PASS, null));
        assertThat(MailSource.verified(spf, dkim))
                .extracting(MailSource::name)
                .containsExactly("good.test", "list.test");
    }

    @Test
    void what_cannot_be_a_key_is_nobody_and_three_domains_are_enough() {
        var odd = Stream.of("", ".", "a{b}.test", "a b.test", "müller.test", "x".repeat(254))
                .map(name -> dkim(AuthResult.PASS, name))
                .toList();
        assertThat(MailSource.verified(List.of(), odd)).isEmpty();
        var many = Stream.of("a.test", "b.test", "c.test", "d.test")
                .map(name -> dkim(AuthResult.PASS, name))
                .toList();
        assertThat(MailSource.verified(List.of(), many)).hasSize(3);
    }

    private static SpfFinding spf(AuthResult result, Identity identity, String domain) {
        return new SpfFinding(identity, result, domain, null, false, List.of());
    }

    private static DkimFinding dkim(AuthResult result, @Nullable String domain) {
        return new DkimFinding(result, domain, "s", null, "rsa-sha256", 2048, null, false, null, true);
    }
}
