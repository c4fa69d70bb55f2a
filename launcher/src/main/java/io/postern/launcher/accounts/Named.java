// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is done to several accounts alike. */
final class Named {
    @Mixin
    private Changing changing = new Changing();

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The accounts.")
    private List<String> names = List.of();

    int suspend(boolean suspended, String what) {
        return changing.change(
                names,
                before -> Changing.changed(before.name(), before.verifier(), suspended, before.senders()),
                _ -> what);
    }

    int remove() {
        return changing.remove(names);
    }
}
