// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.forgery;

import io.postern.contracts.event.Removal;
import io.postern.edge.wire.ContentReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for forged fields in the header as it passes, in pieces of any size. Used on its session's thread only. */
public final class ForgedFields implements ContentReader.Sink {
    /** More than any honest message has. */
    static final int MOST = 200;
    /** So much of a field is looked at: an id that stands behind more than that is hidden on purpose. */
    private static final int BEGINNING = 2000;

    private static final byte[] NOTHING = {};

    private final Set<String> ids;
    private final List<Removal> found = new ArrayList<>(0);
    private boolean open;
    private boolean tooMany;
    /** Octets of the content so far. */
    private long at;

    private boolean lineStart = true;
    private long fieldFrom;
    private byte[] beginning = NOTHING;
    private int kept;
    private boolean cut;
    /** The field may be a forged one. */
    private boolean suspect;

    private ForgedFields(Set<String> ids, boolean open) {
        this.ids = ids;
        this.open = open;
    }

    /** For mail from outside. @param ids that our servers trust, as {@link #ids} makes them */
    public static ForgedFields in(Set<String> ids) {
        return new ForgedFields(ids, true);
    }

    /** For mail of our own: nothing in it is forged. */
    public static ForgedFields none() {
        return new ForgedFields(Set.of(), false);
    }

    /** As ids are compared: without regard to case. @param more names beside ours */
    public static Set<String> ids(String hostname, Collection<String> more) {
        return Stream.concat(Stream.of(hostname), more.stream())
                .map(AuthservId::normal)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void content(byte[] bytes, int from, int to) {
        for (int i = from; i < to && open; i++) {
            octet(bytes[i]);
            at++;
        }
    }

    private void octet(byte octet) {
        if (lineStart && octet == '\r') {
            fieldEnds();
            open = false;
        } else if (octet == '\n') {
            lineStart = true;
        } else if (octet != '\r') {
            if (lineStart && octet != ' ' && octet != '\t') {
                fieldEnds();
                fieldFrom = at;
                suspect = "aAxX".indexOf(octet) >= 0;
            }
            lineStart = false;
            keep(octet);
        }
    }

    private void keep(byte octet) {
        if (!suspect) {
            return;
        }
        if (kept == BEGINNING) {
            cut = true;
            return;
        }
        if (beginning.length == 0) {
            beginning = new byte[BEGINNING];
        }
        beginning[kept++] = octet;
    }

    private void fieldEnds() {
        if (suspect) {
            var field = HeaderField.of(beginning, kept, cut);
            if (field.forged(ids)) {
                remove(field);
            }
        }
        suspect = false;
        kept = 0;
        cut = false;
    }

    private void remove(HeaderField field) {
        if (found.size() < MOST) {
            found.add(new Removal(fieldFrom, (int) (at - fieldFrom), field.name()));
        } else {
            tooMany = true;
        }
    }

    /** There is no more; a header without an empty line behind it ends here. */
    public void finish() {
        if (open) {
            fieldEnds();
            open = false;
        }
    }

    /** Forged fields beyond those that can be declared. */
    public boolean tooMany() {
        return tooMany;
    }

    /** What is to be left out, in order. */
    public List<Removal> removals() {
        return List.copyOf(found);
    }

    /** Octets of all of them. */
    public long octets() {
        return found.stream().mapToLong(Removal::octets).sum();
    }
}
