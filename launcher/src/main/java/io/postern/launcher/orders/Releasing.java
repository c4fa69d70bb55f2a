// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;
import io.postern.launcher.SafeWords;
import io.postern.launcher.books.OpenEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a release comes to: a message goes on once neither it, nor its sender, nor its destination is held. Pure. */
final class Releasing {
    private static final String ANEW = "; its time to be tried begins anew.";

    private final Map<Target, Command> holds;
    private final Map<Target, Command> staying;
    private final String system;

    /** What a release comes to. */
    sealed interface Outcome {}

    /**
     * It ends a hold.
     *
     * @param goesOn whether any mail goes on because of it; another order may hold all of it
     */
    record Ends(String words, boolean goesOn) implements Outcome {}

    /** There is no such hold; in one sentence, with what holds the mail instead. */
    record Pointless(String words) implements Outcome {}

    /**
     * @param holds in force before the release
     * @param released all that are released together
     * @param system what names the system to another command: empty, or with a space before it
     */
    Releasing(Map<Target, Command> holds, Collection<Target> released, String system) {
        this.holds = holds;
        this.staying = new HashMap<>(holds);
        released.forEach(staying::remove);
        this.system = system;
    }

    /** Of all mail to a destination, or from a sender. */
    Outcome of(Target target) {
        if (!holds.containsKey(target)) {
            return new Pointless("Nobody has put " + ReleaseWords.mail(target) + " on hold, so nothing was ordered;"
                    + " ./postern queue list --state held" + system + " shows what is held.");
        }
        return new Ends(
                OrderWords.mail(target) + " is no longer held, and goes on now"
                        + (staying.isEmpty() ? "" : " but for what another order holds") + ANEW,
                true);
    }

    /** @param waiting its recipients that are not settled, one at least; null if nobody can say who they are */
    Outcome of(Target message, @Nullable List<OpenEntry> waiting) {
        boolean own = holds.containsKey(message);
        var name = OrderWords.mail(message);
        if (waiting == null) {
            return own
                    ? new Ends(name + " goes on now, if neither its sender nor its destination is held" + ANEW, true)
                    : new Pointless(name + " itself is not held, so nothing was ordered; whether its sender or its"
                            + " destination is cannot be seen while the books do not answer.");
        }
        var others = waiting.stream()
                .map(entry -> over(entry, staying))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        long held =
                waiting.stream().filter(entry -> over(entry, staying) != null).count();
        boolean ends =
                own || waiting.stream().anyMatch(entry -> over(entry, holds) != null && over(entry, staying) == null);
        if (!ends && held == 0) {
            return new Pointless(name + " is not held, so nothing was ordered; ./postern queue why " + message.value()
                    + system + " tells why it waits.");
        }
        if (held == 0) {
            return new Ends(name + " is no longer held, and goes on now" + ANEW, true);
        }
        if (held < waiting.size()) {
            var some = held + " of " + waiting.size() + " recipients stay on hold: " + reasons(others);
            return ends
                    ? new Ends(name + " goes on now, but " + some, true)
                    : new Pointless(name + " itself is not held, so nothing was ordered; " + some);
        }
        return ends
                ? new Ends(name + " is no longer held of itself, and stays on hold: " + reasons(others), false)
                : new Pointless(name + " stays on hold, and nothing was ordered: " + reasons(others));
    }

    private String reasons(List<Command> others) {
        return String.join("; ", others.stream().map(this::reason).toList()) + ".";
    }

    private String reason(Command hold) {
        return "%s has put %s on hold, and %s ends that"
                .formatted(
                        SafeWords.of(hold.by()),
                        ReleaseWords.mail(hold.target()),
                        ReleaseWords.command(hold.target(), system));
    }

    /** The hold of its sender, else of its destination; workers know that by the name of a server and by the domain. */
    private static @Nullable Command over(OpenEntry entry, Map<Target, Command> holds) {
        return Stream.of(
                        new Target(Target.Kind.SENDER, lower(entry.sender())),
                        new Target(Target.Kind.DESTINATION, lower(entry.destination())),
                        new Target(Target.Kind.DESTINATION, lower(domain(entry.recipient()))))
                .map(holds::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
