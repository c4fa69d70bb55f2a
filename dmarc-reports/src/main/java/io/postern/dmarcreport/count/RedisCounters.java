// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.SetArgs;
import io.lettuce.core.output.IntegerOutput;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The counters in Redis, gone by themselves after five days. All keys of a day share a hash tag, as one script writes
 * several of them.
 */
public final class RedisCounters implements Counters {
    private static final Duration LIFE = Duration.ofDays(5);
    private static final Duration LOCK = Duration.ofMinutes(10);
    private static final String PUBLISHED = "published";
    private static final String LEFT_OUT = "left-out";

    /** How much there is room for. */
    public record Room(int domains, int rowsOfDomain, int rowsOfDay) {
        /** Some 50 MB a day at most. */
        public static final Room USUAL = new Room(10_000, 2_000, 100_000);
    }

    private final RedisLink link;
    private final Room room;
    private final RedisScript<Long> add;
    private final byte[] token = UUID.randomUUID().toString().getBytes(UTF_8);

    public RedisCounters(RedisLink link, Room room) {
        this.link = link;
        this.room = room;
        this.add = new RedisScript<>(link, RedisCounters.class, "add.lua", IntegerOutput::new);
    }

    @Override
    public List<Counted> add(List<Counted> messages) {
        var results = add.runAll(messages.stream().map(this::call).toList());
        var failed = new ArrayList<Counted>();
        for (int i = 0; i < messages.size(); i++) {
            if (results.get(i).handle((_, failure) -> failure != null).join()) {
                failed.add(messages.get(i));
            }
        }
        return failed;
    }

    private RedisScript.Call call(Counted message) {
        var day = message.day();
        return new RedisScript.Call(
                List.of(key(day, "open"), key(day, "closed"), key(day, "rows"), rows(day, message.policyDomain())),
                List.of(
                        bytes(message.policyDomain()),
                        bytes(message.row().text()),
                        bytes(PublishedText.of(message.published())),
                        bytes(LIFE.toMillis()),
                        bytes(room.domains()),
                        bytes(room.rowsOfDomain()),
                        bytes(room.rowsOfDay())));
    }

    @Override
    public boolean mayReport(LocalDate day) {
        var key = key(day, "reporter");
        var taken = link.run(redis -> redis.set(key, token, SetArgs.Builder.nx().px(LOCK.toMillis())));
        if ("OK".equals(taken.toCompletableFuture().join())) {
            return true;
        }
        var holder = link.run(redis -> redis.get(key)).toCompletableFuture().join();
        return holder != null
                && java.util.Arrays.equals(holder, token)
                && link.run(redis -> redis.pexpire(key, LOCK.toMillis()))
                        .toCompletableFuture()
                        .join();
    }

    @Override
    public List<String> open(LocalDate day) {
        return link.run(redis -> redis.smembers(key(day, "open"))).toCompletableFuture().join().stream()
                .map(name -> new String(name, UTF_8))
                .sorted()
                .toList();
    }

    @Override
    public Optional<Counts> counts(LocalDate day, String policyDomain) {
        var found = link.run(redis -> redis.hgetall(rows(day, policyDomain)))
                .toCompletableFuture()
                .join();
        var published = found.get(PUBLISHED);
        if (published == null) {
            return Optional.empty();
        }
        var rows = new HashMap<Row, Long>();
        for (Map.Entry<String, byte[]> entry : found.entrySet()) {
            if (!entry.getKey().equals(PUBLISHED) && !entry.getKey().equals(LEFT_OUT)) {
                rows.put(Row.parse(entry.getKey()), number(entry.getValue()));
            }
        }
        long leftOut = number(found.getOrDefault(LEFT_OUT, bytes(0)));
        return Optional.of(new Counts(PublishedText.parse(new String(published, UTF_8)), rows, leftOut));
    }

    @Override
    public void close(LocalDate day, String policyDomain) {
        var name = bytes(policyDomain);
        link.run(redis -> redis.sadd(key(day, "closed"), name))
                .toCompletableFuture()
                .join();
        link.run(redis -> redis.pexpire(key(day, "closed"), LIFE.toMillis()))
                .toCompletableFuture()
                .join();
        link.run(redis -> redis.srem(key(day, "open"), name))
                .toCompletableFuture()
                .join();
        link.run(redis -> redis.del(rows(day, policyDomain)))
                .toCompletableFuture()
                .join();
    }

    private static String key(LocalDate day, String what) {
        return "postern:dmarc-reports:{" + day + "}:" + what;
    }

    private static String rows(LocalDate day, String policyDomain) {
        return key(day, "rows") + ":" + policyDomain;
    }

    private static long number(byte[] text) {
        return Long.parseLong(new String(text, UTF_8));
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(UTF_8);
    }
}
