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
import java.util.Objects;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;

/** How accounts are changed: all that are named, or none if one of them is not there. */
final class Changing {
    @Mixin
    private WhichSystem which = new WhichSystem();

    /** @throws Complaint if no system runs */
    KafkaAccountTopic topic() {
        return new KafkaAccountTopic(which.running().kafka().bootstrapServers());
    }

    /** What names this system to another command: empty, or with a space before it. */
    String arguments() {
        return which.arguments();
    }

    /** Names in the form that accounts have, each once. @throws Complaint if one is not there */
    List<String> demand(Map<String, Account> there, Collection<String> texts) {
        var names = texts.stream().map(AccountWords::name).distinct().toList();
        for (var name : names) {
            if (!there.containsKey(name)) {
                throw new Complaint(
                        "There is no account %s, so nothing was changed; ./postern accounts list%s tells which there are."
                                .formatted(SafeWords.of(name), which.arguments()));
            }
        }
        return names;
    }

    /** Changes them, and says so of each. @param sentence with a place for the name */
    int change(List<String> texts, UnaryOperator<Account> change, String sentence) {
        var topic = topic();
        var there = topic.read();
        var names = demand(there, texts);
        topic.write(names.stream()
                .map(name -> change.apply(Objects.requireNonNull(there.get(name))))
                .toList());
        names.forEach(name -> System.out.println(sentence.formatted(SafeWords.of(name))));
        return 0;
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
