// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.scram.ScramKeys;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one session has offered in vain, so that a client which tries one password by several mechanisms is told each time that it
 * is wrong, and not from the second time on that it has to wait. No password is kept. Of one thread at a time.
 */
public final class Tries {
    private final byte[] key;
    private final List<Offer> wrong = new ArrayList<>();

    /**
     * What a client has offered.
     *
     * @param mark the same for the same password; null if the client has not shown its password
     */
    record Offer(String account, String mechanism, @Nullable String mark) {
        /** It is the same password, or nobody can tell that it is not. */
        private boolean repeats(Offer earlier) {
            return mark == null || earlier.mark == null
                    ? !mechanism.equals(earlier.mechanism)
                    : mark.equals(earlier.mark);
        }
    }

    /** @param key of this process, from which marks are made; nobody else has it */
    Tries(byte[] key) {
        this.key = key;
    }

    Offer offer(String account, String mechanism, @Nullable String password) {
        return new Offer(
                account,
                mechanism,
                password == null
                        ? null
                        : Base64.getEncoder().encodeToString(ScramKeys.hmac(key, password.getBytes(UTF_8))));
    }

    /** Whether this is, as far as can be told, what was found wrong before. */
    boolean repeats(Offer offer) {
        beginAnew(offer);
        return wrong.stream().anyMatch(offer::repeats);
    }

    /** It was wrong, or was said to be. */
    void wrong(Offer offer) {
        beginAnew(offer);
        if (!wrong.contains(offer)) {
            wrong.add(offer);
        }
    }

    /** Who comes with a mechanism for the second time offers something else, unless it is seen to be the same. */
    private void beginAnew(Offer offer) {
        boolean another = wrong.stream()
                .anyMatch(earlier -> !offer.account().equals(earlier.account())
                        || (offer.mechanism().equals(earlier.mechanism()) && !offer.repeats(earlier)));
        if (another) {
            wrong.clear();
        }
    }
}
