// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.authentication.address.Mailboxes;
import io.postern.authentication.header.Header;
import java.util.List;

/** Who a message says that it is from. */
final class Authors {
    private Authors() {}

    /** Of all authors, in all From fields there may be; each once. */
    static List<String> domains(Header header) {
        return header.named("from").stream()
                .flatMap(from -> Mailboxes.of(from.value()).domains().stream())
                .distinct()
                .toList();
    }
}
