// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.access.Secrets;
import io.postern.contracts.operator.OperatorConfig;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The way in to services that run on other machines.
 *
 * @param books where books-service answers, without a slash at its end
 * @param reputation where reputation-service answers
 * @param token that they want
 */
public record OperatorAccess(Optional<URI> books, Optional<URI> reputation, Optional<String> token) {
    public static final String BOOKS = "postern.launcher.endpoints.books";
    public static final String REPUTATION = "postern.launcher.endpoints.reputation";
    private static final String TOKEN = "postern.operator.token";

    /** @throws IllegalArgumentException with a sentence, if the token cannot be read or an address is none */
    static OperatorAccess of(LauncherConfig.Endpoints endpoints, OperatorConfig operator) {
        return new OperatorAccess(
                address(BOOKS, endpoints.books()),
                address(REPUTATION, endpoints.reputation()),
                token(operator.tokenFile()));
    }

    /** @throws IllegalArgumentException with a sentence, if an address is none */
    static void check(LauncherConfig.Endpoints endpoints) {
        address(BOOKS, endpoints.books());
        address(REPUTATION, endpoints.reputation());
    }

    static Optional<URI> address(String setting, Optional<String> given) {
        return Secrets.given(given)
                .map(text -> url(text.strip().replaceFirst("/+$", ""))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "%s is \"%s\", and must be a URL such as http://mail-books-service:8080"
                                        .formatted(setting, text))));
    }

    private static Optional<URI> url(String text) {
        try {
            var url = URI.create(text);
            boolean whole = Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return whole ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(Optional<String> file) {
        var token = Secrets.password(TOKEN, Optional.empty(), file).map(String::strip);
        if (token.filter(text -> !text.matches("[!-~]+")).isPresent()) {
            throw new IllegalArgumentException(
                    TOKEN + "-file: the token may have letters, digits and signs of ASCII, and no spaces");
        }
        return token;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return books + " " + reputation;
    }
}
