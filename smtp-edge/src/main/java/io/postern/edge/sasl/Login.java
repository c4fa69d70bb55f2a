// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** LOGIN (draft-murchison-sasl-login): first the name, then the password. Old clients know nothing else. */
record Login(Candidates candidates) implements Mechanism {
    static final byte[] USERNAME = "Username:".getBytes(US_ASCII);
    private static final byte[] PASSWORD = "Password:".getBytes(US_ASCII);

    @Override
    public Turn take(byte[] message) {
        var text = Utf8.text(message);
        var name = text == null ? null : Candidates.name(text);
        return name == null
                ? Turn.malformed("no name")
                : new Turn.Say(PASSWORD, new Password(candidates, candidates.of(name)));
    }

    record Password(Candidates candidates, Candidate who) implements Mechanism {
        @Override
        public Turn take(byte[] message) {
            var password = Utf8.text(message);
            return password == null ? Turn.malformed("not UTF-8") : Plain.judge(candidates, who, password);
        }
    }
}
