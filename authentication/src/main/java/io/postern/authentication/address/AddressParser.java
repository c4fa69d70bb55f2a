// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import io.postern.authentication.address.AddressTokens.Unreadable;
import io.postern.authentication.address.Token.Kind;
import io.postern.dns.DomainNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code address-list} (RFC 5322 section 3.4). An element without an at sign, such as the {@code Miller} of an
 * unquoted {@code Miller, Anna <anna@x.test>}, names nobody and is passed over; an address in front of one in angle
 * brackets is a display name.
 */
final class AddressParser {
    private final AddressTokens tokens;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private boolean group;

    AddressParser(String text) {
        this.tokens = new AddressTokens(text);
    }

    Mailboxes mailboxes() {
        try {
            while (element()) {
                if (mailboxes.size() > Mailboxes.MAX_MAILBOXES) {
                    mailboxes.removeLast();
                    throw new Unreadable("more than " + Mailboxes.MAX_MAILBOXES + " addresses");
                }
            }
            return new Mailboxes(mailboxes, null);
        } catch (Unreadable e) {
            return new Mailboxes(mailboxes, e.getMessage());
        }
    }

    /** @return whether there may be another one */
    private boolean element() throws Unreadable {
        var words = new ArrayList<Token>();
        while (true) {
            var next = tokens.next();
            if (next.is('<')) {
                angle();
                return separator(tokens.next());
            }
            if (next.is(':')) {
                beginGroup(words);
                return true;
            }
            if (next.kind() == Kind.END || next.is(',') || next.is(';')) {
                if (words.stream().anyMatch(word -> word.is('@'))) {
                    address(words);
                }
                return separator(next);
            }
            if (next.kind() == Kind.SPECIAL && !next.is('@') && !next.is('.')) {
                throw new Unreadable("a stray " + next.text());
            }
            words.add(next);
        }
    }

    private boolean separator(Token token) throws Unreadable {
        if (token.is(';')) {
            if (!group) {
                throw new Unreadable("a stray ;");
            }
            group = false;
        } else if (token.kind() != Kind.END && !token.is(',')) {
            throw new Unreadable("something behind an address");
        }
        return token.kind() != Kind.END;
    }

    private void beginGroup(List<Token> name) throws Unreadable {
        if (group || name.isEmpty() || name.stream().anyMatch(word -> word.is('@'))) {
            throw new Unreadable("a stray :");
        }
        group = true;
    }

    /** Behind the opening bracket; a route (RFC 5322 section 4.4) is passed over. */
    private void angle() throws Unreadable {
        var words = new ArrayList<Token>();
        boolean route = false;
        for (var next = tokens.next(); !next.is('>'); next = tokens.next()) {
            if (next.kind() == Kind.END || next.is('<')) {
                throw new Unreadable("an angle bracket without its end");
            }
            if (words.isEmpty() && next.is('@')) {
                route = true;
            }
            if (next.is(':') && route) {
                words.clear();
                route = false;
            } else {
                words.add(next);
            }
        }
        address(words);
    }

    /** {@code local-part "@" domain}, dots where they should not be forgiven. */
    private void address(List<Token> words) throws Unreadable {
        int sign = 0;
        while (sign < words.size() && !words.get(sign).is('@')) {
            sign++;
        }
        var localPart = joined(words.subList(0, sign));
        var domain = words.subList(Math.min(sign + 1, words.size()), words.size());
        if (sign == 0 || domain.isEmpty()) {
            throw new Unreadable("an address without a local part or without a domain");
        }
        if (domain.getFirst().kind() == Kind.LITERAL && domain.size() == 1) {
            mailboxes.add(new Mailbox(localPart, null));
        } else if (domain.stream().allMatch(word -> word.kind() == Kind.ATOM || word.is('.'))) {
            var name = DomainNames.normal(joined(domain));
            mailboxes.add(new Mailbox(localPart, name != null && name.indexOf('/') < 0 ? name : null));
        } else {
            throw new Unreadable("a domain that is none");
        }
    }

    private static String joined(List<Token> words) throws Unreadable {
        var text = new StringBuilder();
        boolean dot = true;
        for (var word : words) {
            if (!word.is('.') && (!word.word() || !dot)) {
                throw new Unreadable("an address that is not one word");
            }
            dot = word.is('.');
            text.append(word.text());
        }
        return text.toString();
    }
}
