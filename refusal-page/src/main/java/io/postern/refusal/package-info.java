// SPDX-License-Identifier: Apache-2.0
/**
 * The page behind the code that stands in each refusal: what failed and how to mend it, for the administrator of the server
 * that was refused, without a word about the recipient.
 *
 * <p>It faces the internet, so it is a process of its own that can do nothing but read two topics of Kafka: no Redis, no
 * group, no write. {@code index} knows where the records of a code are, {@code incident} puts together what happened, {@code
 * cause} and {@code advice} say what for and how to mend it, {@code page} shows it, {@code visitor} says to whom how often.
 *
 * <p>Not handled: TLS, which a proxy in front brings; and proof of who asks, as nobody has more than the code.
 */
@NullMarked
package io.postern.refusal;

import org.jspecify.annotations.NullMarked;
