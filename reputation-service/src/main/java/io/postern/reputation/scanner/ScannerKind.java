// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

/** What a scanner speaks. */
public enum ScannerKind {
    CLAMD,
    RSPAMD,
    MILTER
}
