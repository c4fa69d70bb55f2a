// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import io.postern.contracts.finding.AttachmentFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The attachments of one message, those in archives behind the archive. */
public final class Attachments {
    /** Beyond these only what looks dangerous or could not be looked into is kept. */
    public static final int MAX = 100;

    private static final int MAX_NOTABLE = 2 * MAX;

    private final Bounds bounds;
    private final ZipBudget budget;
    private final List<AttachmentFinding> findings = new ArrayList<>();
    private boolean truncated;

    public Attachments(Bounds bounds) {
        this.bounds = bounds;
        this.budget = new ZipBudget(bounds);
    }

    public List<AttachmentFinding> findings() {
        return List.copyOf(findings);
    }

    /** There are more than are kept. */
    public boolean truncated() {
        return truncated;
    }

    /**
     * Looks at a file that is attached to the message.
     *
     * @param content decoded; not read further than needed, and not closed
     */
    public void add(@Nullable String name, InputStream content) throws IOException {
        examine(FileName.of(name), null, content, 0);
    }

    /** Notes one whose content is looked at elsewhere, or not at all. */
    public void note(@Nullable String name, @Nullable String kind, @Nullable String problem) {
        keep(finding(FileName.of(name), null, kind, problem));
    }

    private void examine(@Nullable FileName name, @Nullable String archive, InputStream content, int depth)
            throws IOException {
        var head = content.readNBytes(ContentKind.HEAD);
        var kind = ContentKind.of(head);
        if (!"zip".equals(kind)) {
            keep(finding(name, archive, kind, null));
            return;
        }
        if (depth >= bounds.depth()) {
            keep(finding(name, archive, kind, "archives lie too deep in each other"));
            return;
        }
        int place = findings.size();
        boolean kept = keep(finding(name, archive, kind, null));
        var inside = new Inside(name == null ? "" : name.shown(), depth);
        var problem = new ZipStream(again(head, content), budget).walk(inside);
        if (kept) {
            findings.set(place, finding(name, archive, inside.kind(), problem));
        }
    }

    private static InputStream again(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private final class Inside implements ZipStream.Visitor {
        private final String archive;
        private final int depth;
        private @Nullable String first;

        Inside(String archive, int depth) {
            this.archive = archive;
            this.depth = depth;
        }

        /** Documents and programs are zip archives too, and most of their entries say nothing. */
        String kind() {
            return first == null
                    ? "zip"
                    : switch (first) {
                        case "[Content_Types].xml", "_rels/.rels" -> "ooxml";
                        case "mimetype" -> "odf";
                        case "META-INF/", "META-INF/MANIFEST.MF" -> "jar";
                        default -> "zip";
                    };
        }

        @Override
        public void entry(String name, InputStream content, @Nullable String problem) throws IOException {
            if (first == null) {
                first = name;
            }
            if (name.endsWith("/")) {
                return;
            }
            var file = FileName.of(name);
            if (problem != null) {
                keep(finding(file, archive, null, problem));
            } else if (kind().equals("zip")) {
                examine(file, archive, content, depth + 1);
            } else if (name.endsWith("vbaProject.bin")) {
                keep(finding(file, archive, "macro", null));
            } else {
                part(file, content);
            }
        }

        /** An archive in it is opened all the same: what the outer one calls itself is the sender's word. */
        private void part(@Nullable FileName file, InputStream content) throws IOException {
            var head = content.readNBytes(ContentKind.HEAD);
            var kind = ContentKind.of(head);
            if ("zip".equals(kind)) {
                examine(file, archive, again(head, content), depth + 1);
                return;
            }
            var finding = finding(file, archive, kind, null);
            boolean program = "java".equals(kind) && kind().equals("jar");
            if (notable(finding) && !program || "ole".equals(kind)) {
                keep(finding);
            }
        }
    }

    private boolean keep(AttachmentFinding finding) {
        if (findings.size() < MAX || findings.size() < MAX_NOTABLE && notable(finding)) {
            return findings.add(finding);
        }
        truncated = true;
        return false;
    }

    private static boolean notable(AttachmentFinding finding) {
        return finding.problem() != null
                || finding.disguise() != null
                || FileName.runs(finding.extension())
                || ContentKind.runs(finding.content());
    }

    private static AttachmentFinding finding(
            @Nullable FileName name, @Nullable String archive, @Nullable String kind, @Nullable String problem) {
        if (name == null) {
            return new AttachmentFinding(null, archive, null, kind, problem, null);
        }
        boolean dressed = ContentKind.runs(kind) && FileName.reads(name.extension());
        var disguise = dressed ? Objects.requireNonNullElse(name.disguise(), "content") : name.disguise();
        return new AttachmentFinding(name.shown(), archive, name.extension(), kind, problem, disguise);
    }
}
