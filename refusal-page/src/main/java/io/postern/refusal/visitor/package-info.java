// SPDX-License-Identifier: Apache-2.0
/**
 * Who reads the page, and how often: by network, so that nobody can try out codes or keep Kafka busy.
 *
 * <p>Not handled: many networks that act together. A code has eighty random bits, so trying is hopeless all the same.
 */
@NullMarked
package io.postern.refusal.visitor;

import org.jspecify.annotations.NullMarked;
