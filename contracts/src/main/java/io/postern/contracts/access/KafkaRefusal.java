// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Tells brokers that do not answer from those that do not let us in. */
public final class KafkaRefusal {
    private KafkaRefusal() {}

    /** A sentence for an operator, if the brokers have refused us. */
    public static Optional<String> words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SslAuthenticationException) {
                return Optional.of("TLS with Kafka fails, see postern.kafka.security.ca-file and .certificate-file: "
                        + innermost(cause));
            }
            if (cause instanceof AuthenticationException) {
                return Optional.of("Kafka does not know us by that name and password, see"
                        + " postern.kafka.security.username and .password-file: " + cause.getMessage());
            }
            if (cause instanceof AuthorizationException) {
                return Optional.of("Kafka does not allow us that, docs/acls.md says what each service needs: "
                        + cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
