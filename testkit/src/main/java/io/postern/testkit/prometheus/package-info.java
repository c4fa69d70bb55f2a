// SPDX-License-Identifier: Apache-2.0
/** A real Prometheus, from Debian's package, that scrapes what it is told to. It keeps nothing beyond a test. */
@NullMarked
package io.postern.testkit.prometheus;

import org.jspecify.annotations.NullMarked;
