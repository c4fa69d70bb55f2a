// SPDX-License-Identifier: Apache-2.0
/**
 * How long sites that greylist have been seen to need, learned from {@code postern.deliveries} and kept in Redis: the last
 * 50 observations of each site, the 10,000 sites last seen, for 90 days. It is beside the delivery path: nothing here makes
 * mail wait, and without Redis or Kafka the last that was known holds, or nothing.
 *
 * <p>An emptied Redis is noticed, and everything is read again from the beginning of the topic. An observation counts once,
 * however often it is read. What is learned is never shorter than any message was seen to wait: a site that relaxes is
 * noticed when it takes something sooner, such as after a hint. Not handled: sites with names beyond ASCII are not learned.
 */
@NullMarked
package io.postern.delivery.learning;

import org.jspecify.annotations.NullMarked;
