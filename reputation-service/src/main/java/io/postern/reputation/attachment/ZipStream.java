// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a zip archive from its first octet to its last, as it comes: entries by what stands before each, and at the end
 * the names that only the directory knows. What is damaged is passed over up to the next entry.
 */
final class ZipStream {
    private static final int LOCAL = 0x04034b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x06064b50;
    /** What may stand behind a streamed entry: a signature, a check sum, two long sizes. */
    private static final int BEHIND_ENTRY = 24;

    private static final int LONGEST_KNOWN = 300;

    interface Visitor {
        /**
         * An entry, or a name that is in the directory only.
         *
         * @param content empty where there is a problem
         * @param problem why there is no content to look at; null for none
         */
        void entry(String name, InputStream content, @Nullable String problem) throws IOException;
    }

    private final ZipOctets in;
    private final ZipBudget budget;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String problem;

    ZipStream(InputStream archive, ZipBudget budget) {
        this.in = new ZipOctets(archive);
        this.budget = budget;
    }

    /** @return what is wrong with the archive as a whole; null for nothing */
    @Nullable
    String walk(Visitor visitor) throws IOException {
        try {
            int signature = in.signature();
            while (signature != END && signature != LARGE_END) {
                var full = signature == LOCAL || signature == DIRECTORY ? budget.entry() : null;
                if (full != null) {
                    return full;
                }
                if (signature == LOCAL) {
                    local(visitor);
                } else if (signature == DIRECTORY) {
                    directory(visitor);
                } else {
                    signature = next(signature);
                    continue;
                }
                signature = in.signature();
            }
        } catch (EOFException e) {
            damaged("it is cut off");
        } catch (ZipBomb e) {
            return e.getMessage();
        }
        return problem;
    }

    private void local(Visitor visitor) throws IOException {
        var fixed = in.exactly(ZipHeader.LOCAL);
        var name = in.exactly(ZipHeader.length(fixed, 22));
        var header = ZipHeader.local(fixed, name, in.exactly(ZipHeader.length(fixed, 24)));
        seen.add(known(header.name()));
        boolean stored = header.method() == ZipHeader.STORED;
        if (header.encrypted()) {
            visitor.entry(header.name(), InputStream.nullInputStream(), "encrypted");
            in.skip(header.packed());
        } else if (stored && header.streamed() && header.packed() == 0
                || !stored && header.method() != ZipHeader.DEFLATED) {
            visitor.entry(header.name(), InputStream.nullInputStream(), "packed in an unusual way");
            in.skip(header.packed());
        } else {
            content(visitor, header);
        }
    }

    private void content(Visitor visitor, ZipHeader header) throws IOException {
        try (var content = in.entry(header, budget)) {
            visitor.entry(header.name(), content, null);
            content.drain();
        } catch (ZipDamage e) {
            damaged("an entry is damaged");
        }
    }

    private void directory(Visitor visitor) throws IOException {
        var fixed = in.exactly(ZipHeader.DIRECTORY);
        var header = ZipHeader.directory(fixed, in.exactly(ZipHeader.length(fixed, 24)));
        in.skip(ZipHeader.length(fixed, 26) + ZipHeader.length(fixed, 28));
        if (seen.add(known(header.name()))) {
            visitor.entry(
                    header.name(),
                    InputStream.nullInputStream(),
                    header.encrypted() ? "encrypted" : "not where it should be");
        }
    }

    /** Enough of a name to know it again. */
    private static String known(String name) {
        return name.length() <= LONGEST_KNOWN ? name : name.length() + name.substring(name.length() - LONGEST_KNOWN);
    }

    /** The next signature behind octets that are none. */
    private int next(int signature) throws IOException {
        int found = signature;
        for (int passed = 0; found != LOCAL && found != DIRECTORY && found != END && found != LARGE_END; passed++) {
            if (passed == BEHIND_ENTRY) {
                damaged("it has octets that belong to no entry");
            }
            found = found >>> 8 | in.octet() << 24;
        }
        return found;
    }

    private void damaged(String what) {
        if (problem == null) {
            problem = what;
        }
    }

    /** Unpacking has to stop. */
    static final class ZipBomb extends IOException {
        private static final long serialVersionUID = 1;

        ZipBomb(String message) {
            super(message);
        }
    }

    /** An entry is not what its method says. */
    static final class ZipDamage extends IOException {
        private static final long serialVersionUID = 1;

        ZipDamage(Throwable cause) {
            super(cause);
        }
    }
}
