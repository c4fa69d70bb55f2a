// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static io.postern.authentication.spf.SpfFuzz.promise;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Answers to any question, made up from the question and a seed, always the same. */
final class InventedDns implements Lookup {
    private static final String FIRST = "x.test";

    private final int seed;
    private final InetAddress client;
    private final List<String> texts;
    private int asked;

    /** @param texts the first is that of {@code x.test} */
    InventedDns(int seed, InetAddress client, List<String> texts) {
        this.seed = seed;
        this.client = client;
        this.texts = texts;
    }

    int asked() {
        return asked;
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        asked++;
        promise(name.length() <= 253 && name.chars().allMatch(c -> c < 0x80), "no name is too long");
        var normal = DomainNames.asked(name);
        var question = new DnsQuestion(normal == null ? name : normal, type);
        var result = normal == null ? new Failed(Failure.BAD_NAME) : result(question);
        return CompletableFuture.completedFuture(new DnsReply(question, result, true, 0));
    }

    private DnsResult result(DnsQuestion question) {
        int choice = (question.name().toLowerCase(Locale.ROOT).hashCode() * 31
                        + seed * 7919
                        + question.type().number())
                >>> 3;
        if (question.type() == RecordType.TXT && question.name().equals(FIRST)) {
            return new Found(List.of(texts.getFirst()), 60);
        }
        return switch (choice % 8) {
            case 0 -> new NoSuchName(60);
            case 1 -> new NoData(60);
            case 2 -> choice % 5 == 0 ? new Failed(Failure.values()[choice / 64 % 9]) : new NoData(60);
            default -> new Found(values(question.type(), choice / 8), 60);
        };
    }

    private List<String> values(RecordType type, int choice) {
        var values = new ArrayList<String>();
        int count = type == RecordType.TXT ? 1 : 1 + choice % 12;
        for (int i = 0; i < count; i++) {
            int next = choice + i;
            values.add(
                    switch (type) {
                        case TXT -> texts.get(next % texts.size());
                        case MX -> next % 9 == 0 ? "0 ." : i + " mx" + next % 40 + ".test";
                        case PTR, CNAME -> next % 7 == 0 ? FIRST : "host" + next % 40 + "." + FIRST;
                        case A ->
                            client.getAddress().length == 4 && next % 11 == 0
                                    ? client.getHostAddress()
                                    : "198.51.100." + next % 200;
                        case AAAA ->
                            client.getAddress().length == 16 && next % 11 == 0
                                    ? client.getHostAddress()
                                    : "2001:db8:1::" + next % 200;
                    });
        }
        return values;
    }
}
