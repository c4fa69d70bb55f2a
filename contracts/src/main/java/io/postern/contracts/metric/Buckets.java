// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.metric;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;

/** Upper bounds of histograms. Few, as each is a time series for each label; close where a promise lies. */
public final class Buckets {
    /** What a client waits for: the promise is 1 s, the edge gives up after 4 s and 12 s. */
    public static final List<Duration> ANSWER = List.of(
            ofMillis(2),
            ofMillis(5),
            ofMillis(12),
            ofMillis(25),
            ofMillis(50),
            ofMillis(100),
            ofMillis(200),
            ofMillis(500),
            ofSeconds(1),
            ofSeconds(2),
            ofSeconds(4),
            ofSeconds(12));

    /** A conversation with another server. */
    public static final List<Duration> ATTEMPT = List.of(
            ofMillis(20),
            ofMillis(100),
            ofMillis(500),
            ofSeconds(1),
            ofSeconds(5),
            ofSeconds(15),
            ofSeconds(60),
            ofMinutes(5),
            ofMinutes(20));

    /** From the 250 to the end of it, which greylisting makes minutes and a server that is away makes days. */
    public static final List<Duration> JOURNEY = List.of(
            ofMillis(200),
            ofSeconds(1),
            ofSeconds(5),
            ofSeconds(30),
            ofMinutes(2),
            ofMinutes(6),
            ofMinutes(15),
            ofHours(1),
            ofHours(4),
            ofDays(1),
            ofDays(5));

    private Buckets() {}
}
