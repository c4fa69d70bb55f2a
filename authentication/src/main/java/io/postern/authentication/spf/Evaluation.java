// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.MacroString;
import io.postern.authentication.spf.record.Network;
import io.postern.authentication.spf.record.RecordFault;
import io.postern.authentication.spf.record.RecordParser;
import io.postern.authentication.spf.record.SpfRecord;
import io.postern.authentication.spf.record.Term.Directive;
import io.postern.authentication.spf.record.Term.Mechanism;
import io.postern.authentication.spf.record.Term.Prefixes;
import io.postern.authentication.spf.record.Term.Redirect;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsReply;
import io.postern.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Evaluates records for one client: {@code check_host()} of RFC 7208, sections 4.4 to 6.1. */
final class Evaluation {
    private static final String NULL_MX = ".";

    private final byte[] client;
    private final Macros macros;
    private final LookUps lookUps;
    private final Trace trace;

    Evaluation(InetAddress client, Macros macros, LookUps lookUps, Trace trace) {
        this.client = client.getAddress();
        this.macros = macros;
        this.lookUps = lookUps;
        this.trace = trace;
    }

    Outcome of(String domain) throws SpfError {
        var record = record(domain);
        if (record == null) {
            trace.add("no SPF record", domain);
            return new Outcome(AuthResult.NONE, domain, null);
        }
        for (var term : record.terms()) {
            if (term instanceof Directive directive && matches(directive, domain)) {
                return new Outcome(directive.result(), domain, record);
            }
        }
        var redirect = record.redirect();
        return redirect == null ? new Outcome(AuthResult.NEUTRAL, domain, record) : redirected(redirect, domain);
    }

    /** RFC 7208 sections 4.4 and 4.5; null for none. */
    private @Nullable SpfRecord record(String domain) throws SpfError {
        String record = null;
        for (var txt : lookUps.values(lookUps.ask(domain, RecordType.TXT))) {
            if (SpfRecord.is(txt)) {
                if (record != null) {
                    throw SpfError.permanent(domain + " has more than one SPF record");
                }
                record = txt;
            }
        }
        try {
            return record == null ? null : RecordParser.parse(record);
        } catch (RecordFault e) {
            throw SpfError.permanent(e.getMessage());
        }
    }

    private boolean matches(Directive directive, String domain) throws SpfError {
        boolean matches = switch (directive.mechanism()) {
            case Mechanism.All _ -> true;
            case Mechanism.Ip(var network) -> network.contains(client);
            case Mechanism.Include(var spec) -> {
                lookUps.begin();
                var included = of(macros.target(spec, domain)).result();
                if (included == AuthResult.NONE) {
                    throw SpfError.permanent(directive.text() + " leads to no record");
                }
                trace.included(directive, domain, included);
                yield included == AuthResult.PASS;
            }
            case Mechanism.A(var spec, var prefixes) -> {
                lookUps.begin();
                yield reaches(addresses(target(spec, domain)), prefixes);
            }
            case Mechanism.Mx(var spec, var prefixes) -> {
                lookUps.begin();
                yield exchanged(target(spec, domain), prefixes);
            }
            case Mechanism.Ptr(var spec) -> {
                lookUps.begin();
                yield macros.names().below(target(spec, domain));
            }
            case Mechanism.Exists(var spec) -> {
                lookUps.begin();
                var name = macros.target(spec, domain);
                yield !lookUps.values(lookUps.ask(name, RecordType.A)).isEmpty();
            }
        };
        switch (directive.mechanism()) {
            case Mechanism.Include _ -> {}
            case Mechanism.All _, Mechanism.Ip _ -> trace.looked(directive, domain, matches, null);
            default -> trace.looked(directive, domain, matches, lookUps.first());
        }
        return matches;
    }

    private String target(@Nullable MacroString spec, String domain) throws SpfError {
        return spec == null ? domain : macros.target(spec, domain);
    }

    private CompletableFuture<DnsReply> addresses(String host) {
        return lookUps.ask(host, macros.names().addressType());
    }

    private boolean reaches(CompletableFuture<DnsReply> host, Prefixes prefixes) throws SpfError {
        int bits = client.length == 4 ? prefixes.four() : prefixes.six();
        for (var address : LookUps.addresses(lookUps.values(host))) {
            if (Network.same(address, client, bits)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 7208 section 5.4. All hosts are asked for at once, and waited for in the order of the answer. */
    private boolean exchanged(String domain, Prefixes prefixes) throws SpfError {
        var exchangers = lookUps.values(lookUps.ask(domain, RecordType.MX));
        if (exchangers.size() > LookUps.MAX_NAMES) {
            throw SpfError.permanent(domain + " has more than " + LookUps.MAX_NAMES + " mail exchangers");
        }
        var hosts = new ArrayList<CompletableFuture<DnsReply>>(exchangers.size());
        for (var exchanger : exchangers) {
            var host = exchanger.substring(exchanger.indexOf(' ') + 1);
            if (!host.equals(NULL_MX)) {
                hosts.add(addresses(host));
            }
        }
        for (var host : hosts) {
            if (reaches(host, prefixes)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 7208 section 6.1. */
    private Outcome redirected(Redirect redirect, String domain) throws SpfError {
        lookUps.begin();
        trace.add(redirect.text(), domain);
        var outcome = of(macros.target(redirect.domain(), domain));
        if (outcome.result() == AuthResult.NONE) {
            throw SpfError.permanent(redirect.text() + " leads to no record");
        }
        return outcome;
    }
}
