// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern topics}: the topics that follow from the settings, for who runs brokers of their own. {@code list} reads the
 * settings as a whole and asks nobody, so it also serves to check them before an upgrade; {@code apply} makes what is missing and
 * refuses topics that would lose mail. Topics that are no longer declared stay: mail may lie in them. Copies and settings of
 * topics that are there are not changed, unless it is to mend them.
 */
@NullMarked
package io.postern.launcher.topics;

import org.jspecify.annotations.NullMarked;
