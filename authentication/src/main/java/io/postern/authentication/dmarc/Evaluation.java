// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of one author's domain (RFC 9989 sections 5.3.2 to 5.3.5). */
final class Evaluation {

    /** Whether one of some domains is aligned with the author's. */
    private enum Alignment {
        ALIGNED,
        NOT_ALIGNED,
        UNKNOWN
    }

    private final String author;
    private final Lookup dns;
    private final TreeWalk walk;
    private final Walked walked;
    private final @Nullable String organizational;

    Evaluation(String author, Lookup dns) {
        this.author = author;
        this.dns = dns;
        this.walk = new TreeWalk(dns);
        this.walked = walk.from(author);
        this.organizational = walked.organizationalDomain();
    }

    DmarcFinding finding(Identifiers identifiers) {
        var policyDomain = walked.policyDomain();
        var found = policyDomain == null ? null : walked.found().get(policyDomain);
        if (policyDomain == null || found == null) {
            return withoutRecord();
        }
        if (!found.usable()) {
            var reason = "the record of " + policyDomain + " cannot be used: "
                    + found.published().problem();
            return new DmarcFinding(
                    AuthResult.PERMERROR, author, organizational, policyDomain, null, false, false, null, reason);
        }
        boolean strictSpf = found.published().strictSpf();
        boolean strictDkim = found.published().strictDkim();
        var spf = alignment(identifiers.spf(), strictSpf);
        var dkim = alignment(identifiers.dkim(), strictDkim);
        boolean passes = spf == Alignment.ALIGNED || dkim == Alignment.ALIGNED;
        var policy = policyDomain.equals(author) ? found.own() : belowPolicy(found);
        boolean unknown = !passes
                && (policy == null
                        || spf == Alignment.UNKNOWN
                        || dkim == Alignment.UNKNOWN
                        || alignment(identifiers.spfLater(), strictSpf) != Alignment.NOT_ALIGNED
                        || alignment(identifiers.dkimLater(), strictDkim) != Alignment.NOT_ALIGNED);
        return new DmarcFinding(
                unknown ? AuthResult.TEMPERROR : passes ? AuthResult.PASS : AuthResult.FAIL,
                author,
                organizational,
                policyDomain,
                policy == null ? found.below(true) : policy,
                spf == Alignment.ALIGNED,
                dkim == Alignment.ALIGNED,
                found.published(),
                unknown ? "the DNS does not say now what the result rests on" : passes ? null : identifiers.words());
    }

    private DmarcFinding withoutRecord() {
        var failure = walked.failure();
        var result = AuthResult.NONE;
        String reason = null;
        if (failure != null) {
            result = failure == Failure.CHAIN ? AuthResult.PERMERROR : AuthResult.TEMPERROR;
            reason = "the look-up of a record failed: " + failure;
        } else if (!walked.several().isEmpty()) {
            reason = "several records of " + walked.several().getFirst() + " count as none";
        }
        return new DmarcFinding(result, author, organizational, null, null, false, false, null, reason);
    }

    /** Null if it rests on whether the author's domain exists (RFC 9989 section 3.2.13), and that is not known. */
    private @Nullable Policy belowPolicy(DmarcRecord found) {
        if (!found.asksForExistence()) {
            return found.below(true);
        }
        var result = dns.lookup(author, RecordType.A).join().result();
        return result instanceof Failed ? null : found.below(!(result instanceof NoSuchName));
    }

    /**
     * A domain's organization is the domain itself or one above it, so only domains within the author's organization
     * are worth a walk.
     */
    private Alignment alignment(List<String> domains, boolean strict) {
        if (domains.contains(author)) {
            return Alignment.ALIGNED;
        }
        var result = Alignment.NOT_ALIGNED;
        for (var domain : strict ? List.<String>of() : domains) {
            if (organizational == null) {
                return Alignment.UNKNOWN;
            }
            if (domain.equals(organizational) || domain.endsWith("." + organizational)) {
                var other = walk.from(domain).organizationalDomain();
                if (organizational.equals(other)) {
                    return Alignment.ALIGNED;
                }
                result = other == null ? Alignment.UNKNOWN : result;
            }
        }
        return result;
    }
}
