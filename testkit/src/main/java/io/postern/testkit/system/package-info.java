// SPDX-License-Identifier: Apache-2.0
/**
 * A whole Postern as a test sees it: started by its own launcher from the built tree, with settings, ports and a data
 * folder of its own, and with means to freeze, kill and end its single parts.
 *
 * <p>It is the product as users start it; nothing of it runs inside the test. What it has done is read from its topics.
 */
@NullMarked
package io.postern.testkit.system;

import org.jspecify.annotations.NullMarked;
