// SPDX-License-Identifier: Apache-2.0
/**
 * Holds any SMTP server against dialogue files, by {@code ./postern bench dialogue}. The format, and what a server needs
 * to be held against those of ours, is in {@code acceptance/dialogues/README.md}.
 */
@NullMarked
package io.postern.bench.dialogue;

import org.jspecify.annotations.NullMarked;
