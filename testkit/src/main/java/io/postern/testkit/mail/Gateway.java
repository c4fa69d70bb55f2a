// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

/**
 * A server on loopback that a mail program hands its mail to, always after STARTTLS.
 *
 * @param domain whose mail goes to the port {@code mx}, as from a stranger
 * @param submission port for all other mail, with AUTH
 * @param account to sign in with
 */
public record Gateway(String domain, int mx, int submission, String account, String password) {}
