// SPDX-License-Identifier: Apache-2.0
/**
 * Assesses inquiries with facts from the world: postern.inquiries in, postern.assessments out.
 *
 * <p>It finds out and judges nothing. Whatever could not be found out in time is unknown, and unknown is neutral. It
 * keeps nothing but a cache of DNS answers, so any instance can take any inquiry.
 */
@NullMarked
package io.postern.reputation;

import org.jspecify.annotations.NullMarked;
