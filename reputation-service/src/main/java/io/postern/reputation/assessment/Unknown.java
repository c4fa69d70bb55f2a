// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.authentication.header.Header;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.Unseen;
import io.postern.reputation.mime.MessageParts;
import java.util.List;

/** The findings of what was not found out in time: never bad. */
final class Unknown {
    private static final String WHY = "the message could not be read, or not in time";

    static final Signatures SIGNATURES = new Signatures(
            new Header(List.of(), false),
            List.of(new DkimFinding(AuthResult.TEMPERROR, null, null, null, null, null, WHY, false, null, false)),
            new ArcFinding(AuthResult.TEMPERROR, List.of(), null, null, WHY));

    static final DmarcFinding DMARC =
            new DmarcFinding(AuthResult.TEMPERROR, null, null, null, null, false, false, null, "not found out in time");

    static final MessageParts PARTS = new MessageParts(List.of(), List.of(Unseen.LATE), List.of(), List.of());

    private Unknown() {}
}
