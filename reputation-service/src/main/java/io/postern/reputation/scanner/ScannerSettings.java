// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One scanner as the settings name it.
 *
 * @param timeout for one message
 * @param connections messages at the same time
 * @param maxSize octets
 * @param retry how often a scanner that was set aside is asked whether it is back
 */
public record ScannerSettings(
        String name,
        ScannerKind kind,
        ScannerAddress address,
        Duration timeout,
        int connections,
        long maxSize,
        Duration retry) {

    /** @throws IllegalArgumentException with a sentence that names the key, if a value makes no sense */
    public ScannerSettings {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(address, "address");
        require(name, "timeout", timeout.isPositive(), "must be longer than nothing");
        require(name, "retry", retry.isPositive(), "must be longer than nothing");
        require(name, "connections", connections > 0, "must be 1 or more");
        require(name, "max-size", maxSize > 0, "must be 1 or more");
    }

    /** In the order of their names. */
    public static List<ScannerSettings> of(ScannersConfig config) {
        return config.scanners().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static ScannerSettings of(String name, ScannersConfig.Scanner scanner) {
        try {
            return new ScannerSettings(
                    name,
                    scanner.kind(),
                    ScannerAddress.parse(scanner.address()),
                    scanner.timeout(),
                    scanner.connections(),
                    scanner.maxSize(),
                    scanner.retry());
        } catch (ScannerAddress.Wrong e) {
            throw new IllegalArgumentException("postern.scanners." + name + ".address " + e.getMessage(), e);
        }
    }

    private static void require(String name, String key, boolean kept, String sentence) {
        if (!kept) {
            throw new IllegalArgumentException("postern.scanners." + name + "." + key + " " + sentence);
        }
    }
}
