// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import java.time.Duration;
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

    /** It is not counted; a new session may be opened after the time left. */
    record TooFast(int perMinute, Duration left) implements Admission {}

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
            case TooFast(int perMinute, var left) ->
                new Reply(
                        421,
                        "4.7.0",
                        "Too many new connections from your address (%d a minute are taken); try again in %s"
                                .formatted(perMinute, Words.seconds(left)));
        };
    }
}
