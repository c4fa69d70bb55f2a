// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import io.postern.contracts.scram.SaslPrep;

/** PLAIN (RFC 4616): one message of authorization identity, name and password, with NUL between them. */
record Plain(Candidates candidates) implements Mechanism {
    @Override
    public Turn take(byte[] message) {
        var text = Utf8.text(message);
        if (text == null) {
            return Turn.malformed("not UTF-8");
        }
        var parts = text.split("\0", -1);
        if (parts.length != 3) {
            return Turn.malformed("not three parts");
        }
        var name = Candidates.name(parts[1]);
        if (name == null) {
            return Turn.malformed("no name");
        }
        if (!parts[0].isEmpty() && !name.equals(Candidates.name(parts[0]))) {
            return new Turn.End(Step.Fault.CREDENTIALS, "wants to act for somebody else");
        }
        return judge(candidates, candidates.of(name), parts[2]);
    }

    static Turn judge(Candidates candidates, Candidate who, String password) {
        var prepared = SaslPrep.of(password);
        if (prepared == null) {
            return Turn.malformed("a password that nobody can have");
        }
        return new Turn.Judge(who, prepared, () -> candidates.has(who, prepared), true, new Turn.Enter(who));
    }

    @Override
    public String toString() {
        return "Plain";
    }
}
