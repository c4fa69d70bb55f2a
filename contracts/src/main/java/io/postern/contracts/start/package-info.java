// SPDX-License-Identifier: Apache-2.0
/**
 * What every service refuses at its start, whoever started it: settings that all of them share and that cannot do what they say.
 *
 * <p>Each mistake is an error in the log, beside those of the service's own settings, so that all of them are heard at once; then the
 * process ends. {@code ./postern} and the chart say the same before anything is started. What is not looked at: whether files can be
 * read and servers answer.
 */
@NullMarked
package io.postern.contracts.start;

import org.jspecify.annotations.NullMarked;
