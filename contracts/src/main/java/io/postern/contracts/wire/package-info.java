// SPDX-License-Identifier: Apache-2.0
/**
 * How events look on the wire: JSON, so that any tool reads them, with the bytes of an inline message, or the answers of an assessment,
 * behind it.
 *
 * <pre>
 * {"type":"outbound-message","version":1,"event":{…}}            without inline content
 * {"type":"outbound-message","version":1,"event":{…}} NUL bytes   with inline content
 * </pre>
 *
 * <p>JSON never holds a NUL, so the first one ends it. The bytes need no base64: they are a third smaller, cost
 * nothing to write, and are exactly what was received. Answers are a JSON array of their own there, which nobody reads
 * who only hands them on. What is null is not written. A version grows when the meaning of a field changes; readers
 * are upgraded first. A record of a newer version is told apart from garbage, because it is put back and not parked.
 */
@NullMarked
package io.postern.contracts.wire;

import org.jspecify.annotations.NullMarked;
