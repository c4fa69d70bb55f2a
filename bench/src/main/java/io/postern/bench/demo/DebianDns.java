// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.testkit.dns.KnotServer;
import io.postern.testkit.dns.RblServer;
import io.postern.testkit.dns.RblServer.Kind;
import io.postern.testkit.dns.RblServer.ListOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Debian's rbldnsd with the block list of the story, and Debian's knot, which tells all other names and leads to it. */
final class DebianDns implements AutoCloseable {
    static final String PACKAGES = "rbldnsd knot";

    private static final String LISTED = ":127.0.0.2:it has sent mail to a trap, see https://bl.test/$\n127.0.0.2\n";
    private static final String EVERYBODY = ":127.0.0.2:this list is closed, do not use it any more\n0/0\n";

    private final RblServer rbl;
    private final KnotServer knot;

    private DebianDns(RblServer rbl, KnotServer knot) {
        this.rbl = rbl;
        this.knot = knot;
    }

    static boolean installed() {
        return RblServer.installed() && KnotServer.installed();
    }

    /**
     * Starts both.
     *
     * @param folder for data and logs; whoever knows a name in it may follow it from now on, as rbldnsd runs as nobody
     * @throws IllegalStateException with a sentence, if one does not start
     */
    static DebianDns start(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be opened for rbldnsd", e);
        }
        var rbl = RblServer.start(
                folder.resolve("rbldnsd"),
                Map.of(DemoNames.LIST, new ListOf(Kind.IP4TRIE, entries(Party.CARELESS, Party.SPAMMER))));
        try {
            var names = Map.of(".", DemoNames.zone());
            return new DebianDns(
                    rbl, KnotServer.start(folder.resolve("knot"), names, Map.of(DemoNames.LIST, rbl.port())));
        } catch (IllegalStateException e) {
            rbl.close();
            throw e;
        }
    }

    private static String entries(Party... listed) {
        return LISTED + Arrays.stream(listed).map(Party::address).collect(Collectors.joining("\n"));
    }

    int port() {
        return knot.port();
    }

    /** From now on the list has these, and nobody else. */
    void lists(Party... listed) {
        rbl.edit(DemoNames.LIST, entries(listed));
    }

    /** From now on it has the whole world, as some do when their owners give them up. */
    void listsEverybody() {
        rbl.edit(DemoNames.LIST, EVERYBODY);
    }

    /** Ends rbldnsd at once. */
    void endList() {
        rbl.stop();
    }

    void startListAgain() {
        rbl.start();
    }

    @Override
    public void close() {
        knot.close();
        rbl.close();
    }
}
