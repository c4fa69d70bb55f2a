// SPDX-License-Identifier: Apache-2.0
/**
 * Real mail software from Debian as peers: Postfix as a client and as a next hop, Exim, OpenSMTPD and swaks as clients.
 * Debian lets only one mail server be installed, so Exim and OpenSMTPD are unpacked into a folder and run from there.
 *
 * <p>A program that is missing is an error that names the package, never a test that is passed over.
 */
@NullMarked
package io.postern.testkit.mail;

import org.jspecify.annotations.NullMarked;
