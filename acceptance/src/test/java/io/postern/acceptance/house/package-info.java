// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of the house that a machine can check: which files may touch the outside world, licence lines, links in
 * the documents.
 */
@NullMarked
package io.postern.acceptance.house;

import org.jspecify.annotations.NullMarked;
