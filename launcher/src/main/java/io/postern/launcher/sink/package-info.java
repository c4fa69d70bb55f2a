// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern sink}: a small SMTP server that takes every message and prints it, to stand in for the mail server
 * behind Postern while somebody looks around.
 *
 * <p>It keeps nothing, refuses nothing, and is no example of how to receive mail: no limits but one on size, no TLS.
 */
@NullMarked
package io.postern.launcher.sink;

import org.jspecify.annotations.NullMarked;
