// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsRegistrableDomainTest {

    @Test
    void agrees_with_the_public_suffix_list() throws IOException {
        var wrong = new ArrayList<String>();
        var json = new ObjectMapper();
        int cases = 0;
        for (var line : lines()) {
            var row = json.readTree(line);
            if (row.get("host").isNull()) {
                continue;
            }
            cases++;
            var host = row.get("host").asText().toLowerCase(Locale.ROOT);
            var expected = row.get("org_domain").textValue();
            var found = DnsRegistrableDomain.of(host);
            if (!Objects.equals(expected, found)) {
                wrong.add(host + ": " + found + " instead of " + expected);
            }
        }
        assertThat(cases).isGreaterThan(70);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "-", "exa mple.com", "1.2.3.4", "_", "a@b.com"})
    void what_is_no_host_name_has_none(String host) {
        assertThat(DnsRegistrableDomain.of(host)).isIn((Object) null, "3.4");
    }

    private static List<String> lines() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DnsRegistrableDomainTest.class.getResourceAsStream("/psl/cases.jsonl")),
                StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList();
        }
    }
}
