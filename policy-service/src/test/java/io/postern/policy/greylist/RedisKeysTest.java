// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedisKeysTest {

    @Test
    void a_person_can_read_them() {
        assertThat(keys("example.test", "alice@example.test", "Bob@Local.test"))
                .containsExactly(
                        "postern:greylist:{alice@example.test|bob@local.test}:192.0.2.0/24",
                        "postern:greylist:{alice@example.test|bob@local.test}:example.test");
        assertThat(keys(null, "<>", "bob@local.test"))
                .containsExactly("postern:greylist:{<>|bob@local.test}:192.0.2.0/24");
    }

    @Test
    void they_stay_short_whatever_the_addresses() {
        assertThat(keys("example.test", "a".repeat(5000) + "@x.test", "b@local.test"))
                .allMatch(key -> key.length() < 120);
    }

    @Test
    void both_keys_share_one_hash_tag_even_with_braces_in_an_address() {
        for (var sender : new String[] {"}@x.test", "{}@x.test", "a b@x.test", "ü@x.test", "a\0@x.test"}) {
            assertThat(keys("example.test", sender, "b@local.test"))
                    .allMatch(key -> key.matches("postern:greylist:\\{[0-9a-f]{64}}:[^{}]*"))
                    .extracting(key -> key.substring(0, key.indexOf('}')))
                    .containsOnly(keys(null, sender, "b@local.test")[0].split("}", -1)[0]);
        }
    }

    private static String[] keys(@Nullable String organisation, String sender, String recipient) {
        return RedisKeys.of(GreylistContract.triplet(organisation, "192.0.2.0/24", sender)
                .source()
                .to(recipient));
    }
}
