// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private final ScriptedDns dns = new ScriptedDns().with(A, "a.test", "192.0.2.1");
    private final Evidence evidence = new Evidence(dns, 1000);

    @Test
    void what_is_asked_twice_is_asked_once_and_written_down_once() {
        assertThat(evidence.lookup("a.test", A).join().result()).isEqualTo(new Found(List.of("192.0.2.1"), 60));
        assertThat(evidence.lookup("A.Test.", A)).isCompleted();
        evidence.lookup("a.test", TXT);
        assertThat(dns.asked).hasValue(2);
        assertThat(evidence.answers()).hasSize(2);
    }

    @Test
    void at_the_end_of_time_what_is_not_answered_has_failed_and_nothing_more_is_asked() {
        dns.silentAbout(TXT, "slow.test");
        var slow = evidence.lookup("slow.test", TXT);
        assertThat(slow).isNotDone();
        evidence.end();
        assertThat(slow.join().result()).isEqualTo(new Failed(Failure.TIMEOUT));
        assertThat(evidence.lookup("other.test", TXT).join().result()).isEqualTo(new Failed(Failure.TIMEOUT));
        assertThat(evidence.lookup("a.test", A).join().result()).isEqualTo(new Failed(Failure.TIMEOUT));
        assertThat(dns.asked).hasValue(1);
        assertThat(evidence.answers()).isEmpty();
    }

    @Test
    void what_strangers_publish_does_not_fill_the_record() {
        IntStream.range(0, 300).forEach(i -> evidence.lookup("n" + i + ".test", A));
        assertThat(evidence.answers()).hasSize(Evidence.MAX_ANSWERS);

        var large = new Evidence(dns, 1000);
        for (int i = 0; i < 100; i++) {
            dns.with(TXT, "t" + i + ".test", "x".repeat(1000));
            large.lookup("t" + i + ".test", TXT);
        }
        assertThat(large.answers()).hasSizeBetween(60, 65);
    }
}
