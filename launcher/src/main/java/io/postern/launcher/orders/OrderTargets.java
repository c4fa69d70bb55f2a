// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Target;
import io.postern.launcher.Complaint;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which mail an order is about. */
final class OrderTargets {
    @Option(
            names = {"-m", "--message"},
            paramLabel = "ID",
            description = "The id in our 250. May be given several times, as all of these.")
    private List<String> messages = List.of();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "The same as --message ID.")
    private List<String> ids = List.of();

    @Option(
            names = "--destination",
            paramLabel = "NAME",
            description = "All mail to a domain, or to a server that mail is routed to (host:port).")
    private List<String> destinations = List.of();

    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "All mail from an address; <> is the null sender.")
    private List<String> senders = List.of();

    /** Each once, in a fixed order. @throws Complaint if there is none, or one cannot be read */
    List<Target> all() {
        var all = new LinkedHashSet<Target>();
        ids.forEach(text -> all.add(Names.message(text)));
        messages.forEach(text -> all.add(Names.message(text)));
        destinations.forEach(text -> all.add(Names.destination(text)));
        senders.forEach(text -> all.add(Names.sender(text)));
        if (all.isEmpty()) {
            throw new Complaint("Say which mail is meant: --message ID, --destination NAME or --sender ADDRESS.");
        }
        return List.copyOf(all);
    }
}
