// SPDX-License-Identifier: Apache-2.0
/** The images of {@code deploy/images}, as far as they can be tried without a container engine and a registry. */
@NullMarked
package io.postern.acceptance.image;

import org.jspecify.annotations.NullMarked;
