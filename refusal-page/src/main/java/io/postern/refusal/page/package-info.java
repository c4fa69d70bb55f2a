// SPDX-License-Identifier: Apache-2.0
/**
 * The page: incidents and advice as plain text ({@link io.postern.refusal.page.Told}), and that as HTML or JSON.
 *
 * <p>Every word of others goes through the incident's discretion on its way into {@code Told}, and is escaped on its way into
 * HTML. The page has no script, no picture and no link but those to lists' own pages.
 *
 * <p>Not handled: languages other than English.
 */
@NullMarked
package io.postern.refusal.page;

import org.jspecify.annotations.NullMarked;
