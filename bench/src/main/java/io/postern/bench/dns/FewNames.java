// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A handful of names, and the answers to questions about them (RFC 1035 section 4). All others do not exist. Knows no socket. */
public final class FewNames {
    private static final int A = 1;
    private static final int SOA = 6;
    private static final int PTR = 12;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int LONGEST_STRING = 255;
    private static final int TTL = 300;
    private static final int HEADER = 12;
    private static final int NO_SUCH_NAME = 3;
    private static final int POINTER_TO_QUESTION = 0xC000 | HEADER;

    private record Asked(String name, int type) {}

    private final Map<Asked, byte[]> values = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** An IPv4 address. */
    public FewNames address(String name, String address) {
        var octets = new ByteArrayOutputStream();
        for (var part : address.split("\\.")) {
            octets.write(Integer.parseInt(part));
        }
        return add(name, A, octets.toByteArray());
    }

    /** The name of an IPv4 address, in both directions. */
    public FewNames host(String name, String address) {
        return address(name, address).add(reversed(address) + ".in-addr.arpa", PTR, wire(name));
    }

    /** The mail exchanger of a domain. */
    public FewNames exchanger(String domain, String host) {
        var value = new ByteArrayOutputStream();
        value.write(0);
        value.write(10);
        value.writeBytes(wire(host));
        return add(domain, MX, value.toByteArray());
    }

    /** A TXT record, in as many strings as it needs. */
    public FewNames text(String name, String text) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        var value = new ByteArrayOutputStream();
        for (int at = 0; at < octets.length; at += LONGEST_STRING) {
            int length = Math.min(LONGEST_STRING, octets.length - at);
            value.write(length);
            value.write(octets, at, length);
        }
        return add(name, TXT, value.toByteArray());
    }

    /** An address on a block list (RFC 5782). */
    public FewNames listed(String zone, String address) {
        return address(reversed(address) + "." + zone, "127.0.0.2");
    }

    /** From now on no question about this zone is answered. */
    public FewNames silent(String zone) {
        silent.add("." + zone);
        return this;
    }

    private FewNames add(String name, int type, byte[] value) {
        values.put(new Asked(name, type), value);
        names.add(name);
        return this;
    }

    /** The answer to a query; empty if it cannot be read, or there is to be none. */
    public byte[] answer(byte[] query) {
        var name = new StringBuilder();
        int at = HEADER;
        while (at < query.length && query[at] != 0) {
            int length = query[at] & 0xff;
            if (length > 63 || at + 1 + length > query.length) {
                return new byte[0];
            }
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
            at += 1 + length;
        }
        if (at + 5 > query.length) {
            return new byte[0];
        }
        for (var zone : silent) {
            if (name.lastIndexOf(zone) >= 0) {
                return new byte[0];
            }
        }
        int type = (query[at + 1] & 0xff) << 8 | query[at + 2] & 0xff;
        var asked = name.toString();
        var value = values.getOrDefault(new Asked(asked, type), new byte[0]);
        return compose(query, at + 5, type, value, names.contains(asked));
    }

    private static byte[] compose(byte[] query, int questionEnd, int type, byte[] value, boolean known) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.write(query, 0, 2);
            // An answer with authority; recursion is there as soon as it is wanted.
            out.writeShort(0x8480 | (query[2] & 1) << 8 | (known ? 0 : NO_SUCH_NAME));
            out.writeShort(1);
            out.writeShort(value.length > 0 ? 1 : 0);
            out.writeShort(value.length > 0 ? 0 : 1);
            out.writeShort(0);
            out.write(Arrays.copyOfRange(query, HEADER, questionEnd));
            if (value.length > 0) {
                record(out, POINTER_TO_QUESTION, type, value);
            } else {
                record(out, 0, SOA, startOfAuthority());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    /** @param owner a pointer, or 0 for the root */
    private static void record(DataOutputStream out, int owner, int type, byte[] value) throws IOException {
        if (owner == 0) {
            out.writeByte(0);
        } else {
            out.writeShort(owner);
        }
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(TTL);
        out.writeShort(value.length);
        out.write(value);
    }

    /** Says for how long a missing name may be remembered (RFC 2308). */
    private static byte[] startOfAuthority() throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            out.write(wire("ns.test"));
            out.write(wire("root.test"));
            for (int figure : new int[] {1, TTL, TTL, TTL, TTL}) {
                out.writeInt(figure);
            }
        }
        return octets.toByteArray();
    }

    private static byte[] wire(String name) {
        var octets = new ByteArrayOutputStream();
        for (var label : name.split("\\.")) {
            octets.write(label.length());
            octets.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        octets.write(0);
        return octets.toByteArray();
    }

    private static String reversed(String address) {
        var parts = address.split("\\.");
        return "%s.%s.%s.%s".formatted(parts[3], parts[2], parts[1], parts[0]);
    }
}
