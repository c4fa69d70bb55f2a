// SPDX-License-Identifier: Apache-2.0
/**
 * The octets of a message, for the checks that read them, from the record or from Kafka.
 *
 * <p>A reading holds a chunk or two of at most 512 KiB, never the whole message; every check opens one of its own. Content
 * that is gone, damaged or not to be had is an {@link java.io.IOException}, never the end of the stream.
 */
@NullMarked
package io.postern.reputation.content;

import org.jspecify.annotations.NullMarked;
