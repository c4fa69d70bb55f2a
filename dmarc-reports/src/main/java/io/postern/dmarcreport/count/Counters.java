// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts what is to be reported. All of it fails with a {@link java.util.concurrent.CompletionException} while away. */
public interface Counters {

    /**
     * Counts messages; of a domain whose report is made already they are left out.
     *
     * @return those that could not be counted, to be tried again
     */
    List<Counted> add(List<Counted> messages);

    /** Whether this instance may make the reports of a day; renews that. It ends by itself after ten minutes. */
    boolean mayReport(LocalDate day);

    /** Domains of policies whose reports are not made yet, in order. */
    List<String> open(LocalDate day);

    /** Empty if nothing was counted. */
    Optional<Counts> counts(LocalDate day, String policyDomain);

    /** The report is made; the counters may go. */
    void close(LocalDate day, String policyDomain);
}
