// SPDX-License-Identifier: Apache-2.0
/**
 * How long the topics of large content keep it, by the brokers' own word: whoever has shortened that by hand sees it in
 * {@code postern_content_life_seconds} before mail loses its content. Which content is needed, the books know. Retention by size
 * is not looked at; the topics have none.
 */
@NullMarked
package io.postern.books.content;

import org.jspecify.annotations.NullMarked;
