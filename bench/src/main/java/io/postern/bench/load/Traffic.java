// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Who writes to whom: the envelope and the content of message {@code i}, always the same for the same {@code i}. */
public final class Traffic {
    /** Sender names and recipient names, {@code u0} to {@code u6} and {@code r0} to {@code r6}. */
    private static final int NAMES = 7;

    /** Below this many octets the headers would not fit. */
    static final int SMALLEST = 512;

    private final int addresses;
    private final String[] clients;
    private final String[] domains;
    private final String recipientDomain;
    private final String run;

    /**
     * @param addresses different client addresses
     * @param firstAddress the first of them, dotted
     * @param senderDomains different sender domains
     * @param senderPattern with {@code %d} for the number of the domain
     * @param run a name that no other run has, for the messages' ids
     */
    public Traffic(
            int addresses,
            String firstAddress,
            int senderDomains,
            String senderPattern,
            String recipientDomain,
            String run) {
        this.addresses = addresses;
        this.recipientDomain = recipientDomain;
        this.run = run;
        long first = number(firstAddress);
        clients = IntStream.range(0, addresses).mapToObj(i -> dotted(first + i)).toArray(String[]::new);
        domains = IntStream.range(0, senderDomains)
                .mapToObj(i -> senderPattern.replace("%d", Integer.toString(i)))
                .toArray(String[]::new);
    }

    /** The traffic of the benches that Postern is compared with. */
    public static Traffic usual(String recipientDomain, String run) {
        return new Traffic(200, "198.18.0.1", 200, "d%d.senders.test", recipientDomain, run);
    }

    /** How many different (client, sender, recipient) there are. */
    public int triplets() {
        return lcm(lcm(addresses, domains.length), NAMES);
    }

    /** The {@code nth} message after {@code first} that has the same client: what a reused connection may carry. */
    long sameClient(long first, int nth) {
        return first + (long) nth * lcm(addresses, domains.length);
    }

    public String client(long i) {
        return clients[(int) (i % addresses)];
    }

    public String senderDomain(long i) {
        return domains[(int) (i % domains.length)];
    }

    public String sender(long i) {
        return "u" + i % NAMES + "@" + senderDomain(i);
    }

    public String recipient(long i) {
        return "r" + i % NAMES + "@" + recipientDomain;
    }

    String proxyLine(long i) {
        return "PROXY TCP4 " + client(i) + " 127.0.0.1 40000 25\r\n";
    }

    String command(Step step, long i) {
        return switch (step) {
            case EHLO, EHLO_AGAIN -> "EHLO mx." + senderDomain(i) + "\r\n";
            case XCLIENT -> "XCLIENT NAME=mx." + senderDomain(i) + " ADDR=" + client(i) + "\r\n";
            case MAIL -> "MAIL FROM:<" + sender(i) + ">\r\n";
            case RCPT -> "RCPT TO:<" + recipient(i) + ">\r\n";
            case DATA -> "DATA\r\n";
            case QUIT -> "QUIT\r\n";
            case FREE, BANNER, CONTENT, IDLE -> throw new IllegalArgumentException(step + " has no command");
        };
    }

    /**
     * The headers, and the empty line after them.
     *
     * @param number of the message in this run, for {@code X-Bench-Id}
     * @param epochMicros for {@code X-Bench-Sent}, from which the sink knows how long the message took
     */
    public String headers(long i, long number, long epochMicros) {
        return "X-Bench-Sent: " + epochMicros
                + "\r\nX-Bench-Id: " + run + "." + number
                + "\r\nFrom: Load <" + sender(i)
                + ">\r\nTo: <" + recipient(i)
                + ">\r\nSubject: load " + number
                + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + number + "." + run + "@"
                + senderDomain(i)
                + ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n";
    }

    /** Lines of 70 letters; no line begins with a dot. */
    public static byte[] body(int size) {
        var body = new byte[size];
        var letters = "abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < size; i++) {
            int column = i % 72;
            body[i] = column == 70 ? (byte) '\r' : column == 71 ? (byte) '\n' : letters[i % 26];
        }
        return body;
    }

    /** How much of {@link #body} makes a message of {@code size}, cut so that no line end is torn in two. */
    static int bodyLength(int size, int headers) {
        int length = Math.max(0, size - headers - 2);
        return length % 72 == 71 ? length - 1 : length;
    }

    private static int lcm(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }

    private static long number(String dotted) {
        long number = 0;
        var parts = dotted.split("\\.", -1);
        for (var part : parts) {
            number = number << 8 | octet(part, dotted);
        }
        if (parts.length != 4) {
            throw new IllegalArgumentException("not an IPv4 address: " + dotted);
        }
        return number;
    }

    private static int octet(String part, String dotted) {
        try {
            int octet = Integer.parseInt(part);
            if (octet >= 0 && octet <= 255) {
                return octet;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("not an IPv4 address: " + dotted);
    }

    private static String dotted(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
