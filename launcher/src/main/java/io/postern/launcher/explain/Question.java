// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, as it was typed.
 *
 * @param from empty for the null sender
 * @param message null for none
 * @param now null for the present
 */
record Question(
        String client,
        String helo,
        String from,
        String to,
        @Nullable Path message,
        @Nullable String now) {}
