// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.assess;

import io.postern.contracts.settings.DnsblConfig;
import java.time.Duration;
import java.util.Map;

/** The defaults; the lists themselves are the bench's. */
record ListSettings() implements DnsblConfig {
    @Override
    public Map<String, Zone> zones() {
        return Map.of();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Health health() {
        return new Times();
    }

    private record Times() implements Health {
        @Override
        public Duration every() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration retry() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int names() {
            return 40;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(5);
        }
    }
}
