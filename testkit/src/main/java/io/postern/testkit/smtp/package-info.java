// SPDX-License-Identifier: Apache-2.0
/**
 * Both ends of SMTP in plain Java, for tests only: {@link io.postern.testkit.smtp.ScriptedReceiver} plays a next hop
 * that answers as it is told, {@link io.postern.testkit.smtp.SmtpClient} says what it is told, octet by octet.
 *
 * <p>Neither is a mail server: no TLS, no queue, no check of what it hears.
 */
@NullMarked
package io.postern.testkit.smtp;

import org.jspecify.annotations.NullMarked;
