// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import io.postern.contracts.settings.RedisConfig;
import java.util.Optional;

/**
 * Where Redis is and how a client gets in.
 *
 * @param url as it is set; it may hold a name and a password
 * @param username of the ACL; empty for the default user
 * @param password empty where none is wanted
 * @param tls whether TLS is spoken, which a URL may ask for by itself
 * @param caFile PEM file of the authorities that the server is trusted by; empty for those of the JDK
 */
public record RedisAccess(
        String url, Optional<String> username, Optional<String> password, boolean tls, Optional<String> caFile) {

    /** To a server that lets everyone in, or as the URL says. */
    public static RedisAccess plain(String url) {
        return new RedisAccess(url, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /**
     * Empty where no server is named.
     *
     * @throws IllegalArgumentException with a sentence, if a file is not what it should be
     */
    public static Optional<RedisAccess> of(RedisConfig redis) {
        return Secrets.given(redis.url()).map(url -> of(url, redis));
    }

    private static RedisAccess of(String url, RedisConfig redis) {
        var password = Secrets.password("postern.redis.password", redis.password(), redis.passwordFile());
        var user = Secrets.given(redis.username());
        if (user.isPresent() && password.isEmpty()) {
            throw new IllegalArgumentException("the password of Redis' user " + user.get()
                    + " is missing; name its file in postern.redis.password-file");
        }
        var ca = Secrets.given(redis.caFile());
        ca.ifPresent(file -> Secrets.certificates("postern.redis.ca-file", file));
        return new RedisAccess(url, user, password, redis.tls() || url.startsWith("rediss:"), ca);
    }

    /** The URL without name and password. */
    public String address() {
        return withoutSecrets(url);
    }

    /** A Redis URL as it may be shown, also one that is none: whatever stands before the last {@code @} is left out. */
    public static String withoutSecrets(String url) {
        int at = url.lastIndexOf('@');
        int scheme = url.indexOf("://");
        return at < 0 ? url : (scheme < 0 || scheme > at ? "" : url.substring(0, scheme + 3)) + url.substring(at + 1);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return address();
    }
}
