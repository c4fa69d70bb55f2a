// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.finding.HistoryFinding.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final Conduct ONE = new Conduct(1, 0, 0, 0);

    @Test
    void what_is_noted_of_one_source_is_added_up() {
        var notes = new Notes(10);
        notes.add(source("a.test"), ONE);
        notes.add(source("a.test"), new Conduct(1, 2, 3, 4));
        assertThat(notes.take(10)).isEqualTo(Map.of(source("a.test"), new Conduct(2, 2, 3, 4)));
        assertThat(notes.size()).isZero();
    }

    @Test
    void beyond_its_limit_only_sources_that_wait_already_are_added_to() {
        var notes = new Notes(2);
        assertThat(notes.add(source("a.test"), ONE)).isTrue();
        assertThat(notes.add(source("b.test"), ONE)).isTrue();
        assertThat(notes.add(source("c.test"), ONE)).isFalse();
        assertThat(notes.add(source("a.test"), ONE)).isTrue();
        assertThat(notes.take(1)).hasSize(1);
        assertThat(notes.add(source("c.test"), ONE)).isTrue();
    }

    @Test
    void so_many_new_sources_a_day_and_no_more() {
        var sources = new NewSources(2);
        assertThat(sources.open(1)).isTrue();
        sources.taken(1);
        sources.taken(1);
        assertThat(sources.open(1)).isFalse();
        assertThat(sources.open(2)).isTrue();
        assertThat(new NewSources(0).open(1)).isFalse();
    }

    private static MailSource source(String domain) {
        return new MailSource(Source.DOMAIN, domain);
    }
}
