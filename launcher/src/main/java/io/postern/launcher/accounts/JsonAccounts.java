// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.event.Account;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Accounts for a machine, without what is made of their passwords. */
final class JsonAccounts {
    private JsonAccounts() {}

    static String of(Collection<Account> accounts) {
        var mapper = new ObjectMapper();
        var all = mapper.createArrayNode();
        for (var account : accounts) {
            var node = all.addObject().put("name", account.name()).put("suspended", account.suspended());
            var senders = node.putArray("senders");
            account.senders().forEach(senders::add);
            node.put("changedAt", account.changedAt().toString()).put("changedBy", account.changedBy());
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
