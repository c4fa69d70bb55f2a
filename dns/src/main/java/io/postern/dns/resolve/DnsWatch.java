// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.RecordType;

/** Counts what the resolver does; called on its threads, so be quick. */
public interface DnsWatch {
    /** Nobody counts. */
    DnsWatch NONE = new DnsWatch() {
        @Override
        public void asked(RecordType type, String outcome, long micros) {}

        @Override
        public void cached(RecordType type) {}
    };

    /** A look-up that the servers were asked for has ended; equal ones under way count once. */
    void asked(RecordType type, String outcome, long micros);

    /** A look-up was answered from the cache. */
    void cached(RecordType type);
}
