// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.finding.AttachmentFinding;
import java.util.Set;

/**
 * Attachments that run where they are opened, by the ends of their names and by what their first octets say. One that hides
 * that is malice, whichever types are refused.
 */
final class RunningTypes {
    /** What is refused by default, and what honest people send under its own name. */
    private static final Set<String> EXTENSIONS = Set.of((AttachmentTypesConfig.REFUSED + ",one,py,sh").split(","));

    private static final Set<String> CONTENTS = Set.of(
            "exe", "elf", "macho", "java", "script", "hta", "lnk", "shortcut", "msi", "chm", "iso", "vhd", "vhdx");

    private RunningTypes() {}

    static boolean runs(AttachmentFinding finding) {
        return finding.extension() != null && EXTENSIONS.contains(finding.extension())
                || finding.content() != null && CONTENTS.contains(finding.content());
    }
}
