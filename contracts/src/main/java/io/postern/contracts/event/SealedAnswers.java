// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they stand in a record, read when somebody looks at them: policy hands on thousands a second that only an
 * explanation or a replay opens. Safe for use by many threads.
 */
public final class SealedAnswers extends AbstractList<DnsAnswer> implements RandomAccess {
    private final byte[] written;
    private final Function<byte[], List<DnsAnswer>> reader;
    private volatile @Nullable List<DnsAnswer> read;

    /** @param reader of what is written; what it throws is thrown to who looks at the answers */
    public SealedAnswers(byte[] written, Function<byte[], List<DnsAnswer>> reader) {
        this.written = written;
        this.reader = reader;
    }

    /** Not to be changed. */
    public byte[] written() {
        return written;
    }

    @Override
    public DnsAnswer get(int index) {
        return opened().get(index);
    }

    @Override
    public int size() {
        return opened().size();
    }

    /** Does not open them: two octets are an empty list. */
    @Override
    public boolean isEmpty() {
        return written.length <= 2;
    }

    private List<DnsAnswer> opened() {
        var known = read;
        if (known == null) {
            known = List.copyOf(reader.apply(written));
            read = known;
        }
        return known;
    }
}
