// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import io.postern.dns.DomainNames;

/** Any octets are a From field: bounded, with plain words, and with domains that the DNS can be asked for. */
public final class MailboxesFuzz {
    private MailboxesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var mailboxes = Mailboxes.of(input);
        var problem = mailboxes.problem();
        promise(mailboxes.list().size() <= Mailboxes.MAX_MAILBOXES, "bounded");
        promise(problem == null || problem.matches("[ -~]{5,80}"), "plain words");
        promise(mailboxes.domains().stream().allMatch(MailboxesFuzz::normal), "domains in normal form");
        promise(mailboxes.equals(Mailboxes.of(input)), "the same again");
    }

    private static boolean normal(String domain) {
        return domain.equals(DomainNames.normal(domain)) && domain.matches("[a-z0-9_.-]{1,253}");
    }

    private static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}
