// SPDX-License-Identifier: Apache-2.0
/**
 * From an inquiry to its assessment: which checks are made, how long they may take, and what is written down.
 *
 * <p>Checks run side by side and share one end of time and one budget of look-ups. When the time is over the assessment
 * says what is known by then. An inquiry past its deadline is dropped before anything is asked. When everything is in
 * the cache, the assessment is complete when {@link io.postern.reputation.assessment.Assessor#assess} returns.
 *
 * <p>Of a message that an upstream hands on, the address before it is assessed, as at a connection of its own; about the
 * upstream itself only its name is of use. The content of a message is not read yet.
 */
@NullMarked
package io.postern.reputation.assessment;

import org.jspecify.annotations.NullMarked;
