// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.contracts.event.Account;
import io.postern.contracts.event.Account.Verifier;
import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import io.postern.launcher.WhichSystem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** How accounts are changed: all that are named, or none if one of them is not there. */
final class Changing {
    @Mixin
    private WhichSystem which = new WhichSystem();

    /** @throws Complaint if no system runs */
    KafkaAccountTopic topic() {
        return new KafkaAccountTopic(which.kafka());
    }

    /** What names this system to another command: empty, or with a space before it. */
    String arguments() {
        return which.arguments();
    }

    /** Changes them, and says of each what it is now. @param what a predicate to its name */
    int change(List<String> texts, UnaryOperator<Account> change, Function<Account, String> what) {
        var topic = topic();
        var changed = demand(topic.read(), texts).stream().map(change).toList();
        topic.write(changed);
        changed.forEach(account -> say(account, what.apply(account)));
        return 0;
    }

    int remove(List<String> texts) {
        var topic = topic();
        var there = demand(topic.read(), texts);
        topic.remove(there.stream().map(Account::name).toList());
        there.forEach(account -> say(account, "is removed"));
        return 0;
    }

    private static void say(Account account, String what) {
        System.out.println("Account %s %s.".formatted(SafeWords.of(account.name()), what));
    }

    /** Each once, however its name is written. */
    private List<Account> demand(Map<String, Account> there, Collection<String> texts) {
        return texts.stream()
                .map(AccountWords::name)
                .distinct()
                .map(name -> demand(there.get(name), name))
                .toList();
    }

    private Account demand(@Nullable Account account, String name) {
        if (account == null) {
            throw new Complaint(
                    "There is no account %s, so nothing was changed; ./postern accounts list%s tells which there are."
                            .formatted(SafeWords.of(name), which.arguments()));
        }
        return account;
    }

    /** The account after a change that is made now, by who is logged in. */
    static Account changed(String name, Verifier verifier, boolean suspended, List<String> senders) {
        return new Account(
                name,
                verifier,
                suspended,
                senders,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                System.getProperty("user.name", ""));
    }
}
