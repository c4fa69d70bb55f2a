// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.Networks;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** 100,000 addresses, each in a network of its own, which is the worst that can come. */
class BoundedMemoryTest {
    private static final int ADDRESSES = 100_000;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void sessions_from_100_000_addresses_take_at_most_30_mebibytes_until_they_end() {
        var concurrent = new Concurrent(50, 250, Networks.NONE);
        long grown = growth(() -> {
            for (int i = 0; i < ADDRESSES; i++) {
                concurrent.admit(address(i));
            }
            return concurrent;
        });
        assertThat(concurrent.addresses()).isEqualTo(ADDRESSES);
        assertThat(grown).isLessThan(30 * MEBIBYTE);
        for (int i = 0; i < ADDRESSES; i++) {
            concurrent.release(address(i));
        }
        assertThat(concurrent.addresses()).isZero();
    }

    @Test
    void rates_of_100_000_addresses_at_once_take_no_more_than_the_table_has_room_for() {
        var rate = new Rate(Metered.CONNECTIONS, 600, 20_000);
        long grown = growth(() -> {
            for (int i = 0; i < ADDRESSES; i++) {
                rate.take(address(i), 1, 0);
            }
            return rate;
        });
        assertThat(rate.machines()).isEqualTo(20_000);
        assertThat(grown).isLessThan(5 * MEBIBYTE);
    }

    private static byte[] address(int i) {
        return ByteBuffer.allocate(16)
                .putInt(0x20010db8)
                .putInt(i)
                .putInt(0)
                .putInt(i)
                .array();
    }

    private static long growth(Supplier<?> work) {
        long before = used();
        var kept = work.get();
        long after = used();
        assertThat(kept).isNotNull();
        return after - before;
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
