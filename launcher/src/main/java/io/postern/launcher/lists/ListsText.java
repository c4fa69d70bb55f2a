// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.OwnListing;
import io.postern.launcher.SafeWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the lists are, in words. */
final class ListsText {
    /** For a list that does not have what every list has. */
    static final String ADVICE =
            "; correct its name in postern.dnsbl.zones, or name what it lists for testing in its test-entries";

    private final DateTimeFormatter times;

    ListsText(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** @param configured the names of the lists that the settings have */
    String standing(Standing standing, Collection<String> configured) {
        var out = new StringBuilder();
        for (var status : standing.statuses()) {
            if (configured.contains(status.zone())) {
                status(out, status);
            }
        }
        configured.stream()
                .filter(zone -> !standing.knows(zone))
                .forEach(zone -> line(out, "%s: nothing is known yet", SafeWords.of(zone)));
        if (configured.isEmpty()) {
            line(out, "No DNS list is asked; see postern.dnsbl.zones.");
        }
        for (var zone : configured) {
            var spells = standing.spells(zone);
            if (!spells.isEmpty()) {
                line(out, "");
                spells.forEach(spell -> spell(out, spell));
                line(out, "  What it refused meanwhile: ./postern lists refused %s", SafeWords.of(zone));
            }
        }
        var own = standing.own().stream()
                .filter(listing -> listing.listed() && configured.contains(listing.zone()))
                .toList();
        if (!own.isEmpty()) {
            line(out, "");
            line(out, "Of our own are listed:");
            own.forEach(listing -> own(out, listing));
        }
        return out.toString();
    }

    private void status(StringBuilder out, ListStatus status) {
        var state = switch (status.state()) {
            case IN_USE -> status.noList() ? "NOT A LIST, OR A WRONG NAME, and asked" : "in use";
            case SET_ASIDE -> "SET ASIDE";
            case UNTESTED -> "not probed yet";
        };
        line(
                out,
                "%s: %s since %s%s (%s, %s)",
                SafeWords.of(status.zone()),
                state,
                times.format(status.since()),
                status.words() == null ? "" : "; it " + SafeWords.of(status.words()) + (status.noList() ? ADVICE : ""),
                SafeWords.of(status.instance()),
                times.format(status.at()));
    }

    private void spell(StringBuilder out, ListSpell spell) {
        line(
                out,
                "%s was set aside %s to %s, and is suspect since %s: it %s",
                SafeWords.of(spell.zone()),
                times.format(spell.since()),
                until(spell.until()),
                times.format(spell.suspectSince()),
                SafeWords.of(spell.words()));
    }

    private String until(@Nullable Instant until) {
        return until == null ? "now" : times.format(until);
    }

    private void own(StringBuilder out, OwnListing listing) {
        line(
                out,
                "  %s by %s since %s: %s%s",
                SafeWords.of(listing.name()),
                SafeWords.of(listing.zone()),
                times.format(listing.since()),
                String.join(", ", listing.codes()),
                listing.reason() == null ? "" : ", " + SafeWords.of(listing.reason()));
    }

    /** @param more refusals that were found and are not among these */
    String refused(String zone, Instant from, List<Refusal> refusals, long more) {
        var out = new StringBuilder();
        if (refusals.isEmpty()) {
            line(out, "%s has kept nothing from anybody since %s.", SafeWords.of(zone), times.format(from));
            return out.toString();
        }
        line(
                out,
                "Kept from its recipients by %s, or with its help, since %s:",
                SafeWords.of(zone),
                times.format(from));
        refusals.forEach(refusal -> refusal(out, refusal));
        if (more > 0) {
            line(out, "  and %d more", more);
        }
        line(out, "");
        line(out, "Senders to tell, by how often it was their mail:");
        senders(refusals).forEach(sender -> line(out, "  %s", sender));
        return out.toString();
    }

    private void refusal(StringBuilder out, Refusal refusal) {
        line(
                out,
                "  %s  %-9s  %s%s  session %s",
                times.format(refusal.at()),
                refusal.fate().word(),
                SafeWords.of(refusal.client()),
                refusal.recipient().isEmpty()
                        ? " at the banner"
                        : " (%s)  <%s> to <%s>"
                                .formatted(
                                        SafeWords.of(refusal.helo()),
                                        SafeWords.of(refusal.sender()),
                                        SafeWords.of(refusal.recipient())),
                SafeWords.of(refusal.session()));
    }

    private static List<String> senders(List<Refusal> refusals) {
        var counts = new TreeMap<String, Integer>();
        refusals.stream()
                .filter(refusal -> !refusal.sender().isEmpty())
                .forEach(refusal -> counts.merge(refusal.sender().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .map(sender -> "%4d  %s".formatted(sender.getValue(), SafeWords.of(sender.getKey())))
                .toList();
    }

    private static void line(StringBuilder out, String format, Object... words) {
        out.append(format.formatted(words)).append(System.lineSeparator());
    }
}
