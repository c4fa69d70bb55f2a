// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.endpoint;

import io.postern.launcher.settings.OperatorAccess;
import java.net.URI;
import java.util.Optional;

/** The services that answer operators. */
public enum Answering {
    BOOKS("books-service", OperatorAccess.BOOKS),
    REPUTATION("reputation-service", OperatorAccess.REPUTATION);

    private final String label;
    private final String setting;

    Answering(String label, String setting) {
        this.label = label;
        this.setting = setting;
    }

    /** The module's name. */
    public String label() {
        return label;
    }

    /** What says where it is when it runs elsewhere. */
    String setting() {
        return setting;
    }

    /** Where it is by these settings. */
    public Optional<URI> address(OperatorAccess access) {
        return switch (this) {
            case BOOKS -> access.books();
            case REPUTATION -> access.reputation();
        };
    }
}
