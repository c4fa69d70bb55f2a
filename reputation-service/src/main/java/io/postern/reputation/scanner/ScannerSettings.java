// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.settings.Mistakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

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
        var prefix = "postern.scanners." + name + ".";
        var wrong = new Mistakes();
        wrong.unless(timeout.isPositive(), prefix + "timeout must be longer than nothing");
        wrong.unless(retry.isPositive(), prefix + "retry must be longer than nothing");
        wrong.unless(connections > 0, prefix + "connections must be 1 or more");
        wrong.unless(maxSize > 0, prefix + "max-size must be 1 or more");
        wrong.tell();
    }

    /**
     * In the order of their names.
     *
     * @throws IllegalArgumentException with a sentence for each value that makes no sense
     */
    public static List<ScannerSettings> of(ScannersConfig config) {
        var wrong = new Mistakes();
        var scanners = new ArrayList<ScannerSettings>();
        new TreeMap<>(config.scanners()).forEach((name, one) -> wrong.check(() -> scanners.add(of(name, one))));
        wrong.tell();
        return List.copyOf(scanners);
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
}
