// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.MacroParser;
import io.postern.authentication.spf.record.RecordFault;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.RecordType;
import org.jspecify.annotations.Nullable;

/** What a domain says to those who fail (RFC 7208 section 6.2). Whatever is wrong with it, there is none then. */
final class Explanations {
    private final Macros macros;
    private final LookUps lookUps;

    Explanations(Macros macros, LookUps lookUps) {
        this.macros = macros;
        this.lookUps = lookUps;
    }

    @Nullable
    String of(Outcome outcome) {
        var record = outcome.record();
        if (outcome.result() != AuthResult.FAIL || record == null || record.explanation() == null) {
            return null;
        }
        lookUps.end();
        try {
            var name = macros.target(record.explanation().domain(), outcome.domain());
            var texts = lookUps.values(lookUps.ask(name, RecordType.TXT));
            return texts.size() == 1 ? macros.text(MacroParser.explanation(texts.getFirst()), outcome.domain()) : null;
        } catch (SpfError | RecordFault e) {
            return null;
        }
    }
}
