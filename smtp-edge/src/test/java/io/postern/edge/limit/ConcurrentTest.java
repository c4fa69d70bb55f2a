// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrentTest {
    private static final Networks TRUSTED = Networks.of(List.of("10.0.0.0/8"), "test");

    /** Two from an address, three from a network. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the first of all                                    |                                          | 192.0.2.1        | welcome
        a second from the same address                      | 192.0.2.1                                | 192.0.2.1        | welcome
        a third from the same address                       | 192.0.2.1 192.0.2.1                      | 192.0.2.1        | address
        an address that is full, mapped into IPv6           | 192.0.2.1 192.0.2.1                      | ::ffff:192.0.2.1 | address
        a neighbour of an address that is full              | 192.0.2.1 192.0.2.1                      | 192.0.2.2        | welcome
        a fourth from the same /24                          | 192.0.2.1 192.0.2.1 192.0.2.2            | 192.0.2.255      | network
        the /24 beside a full one                           | 192.0.2.1 192.0.2.1 192.0.2.2            | 192.0.3.1        | welcome
        a third from an address of IPv6                     | 2001:db8::1 2001:db8::1                  | 2001:db8::1      | address
        a fourth from the same /64                          | 2001:db8::1 2001:db8::2 2001:db8:0:0:9:: | 2001:db8::3      | network
        the /64 beside a full one                           | 2001:db8::1 2001:db8::2 2001:db8::3      | 2001:db8:0:1::1  | welcome
        somebody we trust, however often                    | 10.1.1.1 10.1.1.1 10.1.1.1 10.1.1.1      | 10.1.1.1         | welcome
        """)
    void with_these_open_the_next_is(String who, String open, String next, String outcome) {
        var concurrent = new Concurrent(2, 3, TRUSTED);
        if (open != null) {
            for (var address : open.split(" ", -1)) {
                assertThat(concurrent.admit(ip(address))).isEqualTo(Admission.ADMITTED);
            }
        }
        assertThat(concurrent.admit(ip(next)))
                .isEqualTo(
                        switch (outcome) {
                            case "address" -> new Admission.TooManyFromAddress(2);
                            case "network" -> new Admission.TooManyFromNetwork(3);
                            default -> Admission.ADMITTED;
                        });
    }

    @Test
    void who_leaves_makes_room_for_the_next() {
        var concurrent = new Concurrent(1, 1, Networks.NONE);
        concurrent.admit(ip("192.0.2.1"));
        assertThat(concurrent.admit(ip("192.0.2.1"))).isEqualTo(new Admission.TooManyFromAddress(1));
        concurrent.release(ip("192.0.2.1"));
        assertThat(concurrent.admit(ip("192.0.2.2"))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void who_was_refused_is_not_counted() {
        var concurrent = new Concurrent(2, 2, Networks.NONE);
        concurrent.admit(ip("192.0.2.1"));
        concurrent.admit(ip("192.0.2.2"));
        assertThat(concurrent.admit(ip("192.0.2.3"))).isInstanceOf(Admission.TooManyFromNetwork.class);
        assertThat(concurrent.addresses()).isEqualTo(2);
        concurrent.release(ip("192.0.2.1"));
        assertThat(concurrent.admit(ip("192.0.2.3"))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void nobody_is_remembered_once_gone() {
        var concurrent = new Concurrent(50, 250, Networks.NONE);
        for (int i = 0; i < 100; i++) {
            concurrent.admit(new byte[] {(byte) 192, 0, 2, (byte) i});
        }
        for (int i = 0; i < 100; i++) {
            concurrent.release(new byte[] {(byte) 192, 0, 2, (byte) i});
        }
        concurrent.release(ip("198.51.100.1"));
        assertThat(concurrent.addresses()).isZero();
    }

    @Test
    void a_limit_of_zero_is_none() {
        var concurrent = new Concurrent(0, 0, Networks.NONE);
        for (int i = 0; i < 1000; i++) {
            assertThat(concurrent.admit(ip("192.0.2.1"))).isEqualTo(Admission.ADMITTED);
        }
    }

    @Test
    void event_loops_that_race_let_in_exactly_as_many_as_there_is_room_for() throws Exception {
        var concurrent = new Concurrent(50, 0, Networks.NONE);
        var admitted = new AtomicInteger();
        race(() -> {
            for (int i = 0; i < 500; i++) {
                if (concurrent.admit(ip("192.0.2.1")) instanceof Admission.Admitted) {
                    admitted.incrementAndGet();
                }
            }
        });
        assertThat(admitted).hasValue(50);
        race(() -> {
            for (int i = 0; i < 500; i++) {
                if (concurrent.admit(ip("192.0.2.2")) instanceof Admission.Admitted) {
                    concurrent.release(ip("192.0.2.2"));
                }
            }
        });
        assertThat(concurrent.addresses()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_a_sentence() {
        assertThat(new Admission.TooManyFromAddress(50).refusal().line())
                .isEqualTo("421 4.7.0 Too many connections from your address (50 open); close some first");
        assertThat(new Admission.TooManyFromNetwork(250).refusal().line())
                .isEqualTo("421 4.7.0 Too many connections from your network (250 open); close some first");
        assertThat(Admission.ADMITTED.refusal()).isNull();
    }

    private static void race(Runnable task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = List.<Future<?>>of(threads.submit(task), threads.submit(task), threads.submit(task));
            for (var run : runs) {
                run.get();
            }
        }
    }

    private static byte[] ip(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
