// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.KeyLookups;
import io.postern.authentication.tags.BadTags;
import io.postern.authentication.tags.TagList;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.dns.DomainNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All signatures of a message, from the top. At most {@value #MAX_VERIFIED} are verified and {@value #MAX_NOTED} told of. */
public final class DkimVerification {
    public static final int MAX_VERIFIED = 5;
    public static final int MAX_NOTED = 10;
    private static final int LONGEST_WORD = 255;

    private final List<Supplier<DkimFinding>> signatures = new ArrayList<>();

    private DkimVerification() {}

    /** Asks for keys and hashes of the body; nothing is waited for. */
    public static DkimVerification begin(Header header, KeyLookups keys, BodyHashes bodies, Instant now) {
        var verification = new DkimVerification();
        var fields = header.named("dkim-signature");
        if (!header.complete()) {
            verification.note(unread(AuthResult.PERMERROR, null, "the header is too long to be verified"));
            return verification;
        }
        int verified = 0;
        for (var field : fields.subList(0, Math.min(fields.size(), MAX_NOTED))) {
            if (verified == MAX_VERIFIED) {
                verification.note(passedOver(field, fields.size()));
                continue;
            }
            TagList tags = null;
            try {
                tags = TagList.of(field);
                var check = DkimCheck.begin(header, DkimSignature.of(field, tags), keys, bodies, now);
                verification.signatures.add(check::end);
                verified++;
            } catch (BadTags e) {
                verification.note(unread(AuthResult.PERMERROR, tags, e.reason()));
            }
        }
        return verification;
    }

    /** Waits for the keys; the body has been read. */
    public List<DkimFinding> end() {
        return signatures.stream().map(Supplier::get).toList();
    }

    private void note(DkimFinding finding) {
        signatures.add(() -> finding);
    }

    private static DkimFinding passedOver(Field field, int all) {
        var reason = "not verified: only " + MAX_VERIFIED + " of " + all + " signatures are";
        try {
            return unread(AuthResult.POLICY, TagList.of(field), reason);
        } catch (BadTags e) {
            return unread(AuthResult.POLICY, null, reason);
        }
    }

    /** With what can be said of a signature that was not verified. */
    private static DkimFinding unread(AuthResult result, @Nullable TagList tags, String reason) {
        if (tags == null) {
            return new DkimFinding(result, null, null, null, null, null, reason, false, null, false);
        }
        var d = tags.get("d");
        var h = tags.parts("h");
        return new DkimFinding(
                result,
                d == null ? null : DomainNames.normal(d),
                word(tags.get("s")),
                word(tags.get("i")),
                word(tags.get("a")),
                null,
                reason,
                false,
                null,
                h != null && h.stream().anyMatch("from"::equalsIgnoreCase));
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null || text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD);
    }
}
