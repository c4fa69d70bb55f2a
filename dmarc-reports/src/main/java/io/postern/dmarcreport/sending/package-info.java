// SPDX-License-Identifier: Apache-2.0
/** When a report is due, where it goes, and how it is handed in. */
@NullMarked
package io.postern.dmarcreport.sending;

import org.jspecify.annotations.NullMarked;
