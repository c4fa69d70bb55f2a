// SPDX-License-Identifier: Apache-2.0
/**
 * Debian's clamd and rspamd for tests: each in a folder of its own, on high ports of loopback, with no more rules than the
 * tests need. They fetch nothing and ask nobody.
 */
@NullMarked
package io.postern.testkit.scanner;

import org.jspecify.annotations.NullMarked;
