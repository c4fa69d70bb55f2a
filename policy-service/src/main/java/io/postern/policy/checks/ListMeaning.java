// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.settings.CheckAction;
import java.util.Map;
import java.util.Optional;

/**
 * What the listing on a DNS list leads to. Pure.
 *
 * <p>Of several codes in one answer the strongest counts: block before score before observe, and of scores the one that
 * weighs most.
 */
public final class ListMeaning {
    private final Map<String, ListSettings> lists;

    public ListMeaning(Map<String, ListSettings> lists) {
        this.lists = lists;
    }

    /**
     * What is to be done about it.
     *
     * @param weight to be added to the score: more than nothing for a block list, less than nothing for an allow list, and 0
     *     unless the action is score
     * @param words what the sender may be told, without a full stop
     */
    public record Meaning(CheckAction action, int weight, String words) {}

    /** @param meaning what the list calls it; may be empty */
    private record Effect(CheckAction action, int weight, String meaning) {}

    /**
     * @param client the client's address, for the words
     * @return empty if it is not listed, or that is not known
     */
    public Optional<Meaning> of(DnsblListing listing, String client) {
        if (listing.status() != DnsblListing.Status.LISTED) {
            return Optional.empty();
        }
        var settings = lists.get(listing.zone());
        // A list that this instance does not know yet must not block by itself.
        var effect = settings == null ? new Effect(CheckAction.OBSERVE, 0, "") : effect(settings, listing);
        return Optional.of(new Meaning(effect.action, effect.weight, words(listing, client, effect.meaning)));
    }

    private static Effect effect(ListSettings list, DnsblListing listing) {
        if (list.codes().isEmpty()) {
            return effect(list, list.action(), list.weight(), "");
        }
        return list.codes().stream()
                .filter(code -> listing.codes().stream().anyMatch(code.pattern()::fits))
                .map(code -> effect(list, code.action(), code.weight(), code.meaning()))
                .reduce(ListMeaning::stronger)
                .orElseGet(() -> new Effect(
                        list.action() == CheckAction.IGNORE ? CheckAction.IGNORE : CheckAction.OBSERVE, 0, ""));
    }

    /** An allow list blocks nobody. */
    private static Effect effect(ListSettings list, CheckAction action, int weight, String meaning) {
        var possible = list.allow() && action == CheckAction.BLOCK ? CheckAction.SCORE : action;
        int counted = possible != CheckAction.SCORE ? 0 : list.allow() ? -Math.abs(weight) : weight;
        return new Effect(possible, counted, meaning);
    }

    private static Effect stronger(Effect one, Effect other) {
        int order = one.action.compareTo(other.action);
        if (order != 0) {
            return order < 0 ? one : other;
        }
        return Math.abs(other.weight) > Math.abs(one.weight) ? other : one;
    }

    private static String words(DnsblListing listing, String client, String meaning) {
        var name = ReplyText.of(listing.name() == null ? client : listing.name(), 120);
        var what = switch (listing.subject()) {
            case CLIENT -> name;
            case HELO -> "the name " + name + " in HELO";
            case MAIL_FROM -> "the sender's domain " + name;
            case PTR -> "the client's name " + name;
            case FROM -> "the domain " + name + " in From";
            case LINK -> "the domain " + name + " of a link";
            case LINK_ADDRESS -> "the address " + name + " in a link";
        };
        var said = ReplyText.of(meaning, 80);
        var reason = listing.reason() == null ? "" : ReplyText.of(listing.reason(), 180);
        return what + " is listed by " + ReplyText.of(listing.zone(), 120) + (said.isEmpty() ? "" : " (" + said + ")")
                + (reason.isEmpty() ? "" : ", " + reason);
    }
}
