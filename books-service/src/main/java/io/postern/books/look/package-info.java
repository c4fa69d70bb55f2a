// SPDX-License-Identifier: Apache-2.0
/**
 * Looking at what is beside the books, on threads of their own, so that nothing of the books waits for an answer. What is not heard is
 * unknown, which gauges show as NaN, and the log says why once.
 */
@NullMarked
package io.postern.books.look;

import org.jspecify.annotations.NullMarked;
