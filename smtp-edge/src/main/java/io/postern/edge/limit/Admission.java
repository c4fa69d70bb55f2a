// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import org.jspecify.annotations.Nullable;

/** Whether a newcomer may have a session. */
public sealed interface Admission {
    Admission ADMITTED = new Admitted();

    /** It may, and is counted until it is released. */
    record Admitted() implements Admission {}

    /** It is not counted; so many sessions are open. */
    record TooManyFromAddress(int limit) implements Admission {}

    /** It is not counted; so many sessions are open. */
    record TooManyFromNetwork(int limit) implements Admission {}

    /** It is not counted. */
    record TooFast(Allowance.Wait pause) implements Admission {}

    /** Instead of the banner (RFC 5321 3.8); null where it may come in. */
    default @Nullable Reply refusal() {
        return switch (this) {
            case Admitted _ -> null;
            case TooManyFromAddress(int limit) ->
                new Reply(
                        421,
                        "4.7.0",
                        "Too many connections from your address (%d open); close some first".formatted(limit));
            case TooManyFromNetwork(int limit) ->
                new Reply(
                        421,
                        "4.7.0",
                        "Too many connections from your network (%d open); close some first".formatted(limit));
            case TooFast(var pause) -> pause.refusal();
        };
    }
}
