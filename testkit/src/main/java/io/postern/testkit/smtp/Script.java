// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The rules of a scripted receiver; the first that fits and is not used up is taken. Safe for use by many threads. */
final class Script {
    private record Rule(Step step, String containing, AtomicInteger left, Answer answer) {
        boolean fits(Step at, String text) {
            return step == at && text.contains(containing);
        }

        /** Takes one use, if one is left. */
        boolean take() {
            return left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
        }
    }

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    void add(Step step, String containing, int times, Answer answer) {
        rules.add(new Rule(step, containing, new AtomicInteger(times), answer));
    }

    /** @param text the command line, or at {@link Step#END} the recipients, by which a rule may choose */
    Optional<Answer> at(Step step, String text) {
        return rules.stream()
                .filter(rule -> rule.fits(step, text) && rule.take())
                .findFirst()
                .map(Rule::answer);
    }

    void clear() {
        rules.clear();
    }
}
