// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Halts the process at one point, as {@code kill -9} would. For tests of the whole system only. */
public final class HaltingCrashPoints implements CrashPoints {
    private static final System.Logger LOG = System.getLogger(HaltingCrashPoints.class.getName());
    /** The exit status of a process that halted on purpose. */
    public static final int STATUS = 86;

    private final Point point;
    private final int times;
    private final @Nullable Path marker;
    private final AtomicInteger reached = new AtomicInteger();

    private HaltingCrashPoints(Point point, int times, @Nullable Path marker) {
        this.point = point;
        this.times = times;
        this.marker = marker;
    }

    /**
     * @param wish such as {@code after-ledger} or {@code after-reply:2}; nothing for none at all
     * @param marker is made before halting; where it exists, nothing happens
     * @throws IllegalArgumentException with a sentence, for another wish
     */
    public static CrashPoints of(Optional<String> wish, Optional<String> marker) {
        if (wish.isEmpty() || wish.get().isBlank()) {
            return NONE;
        }
        var words = wish.get().strip().split(":", 2);
        for (var point : Point.values()) {
            if (words[0].equals(name(point)) && (words.length == 1 || words[1].matches("[1-9][0-9]{0,6}"))) {
                int times = words.length == 1 ? 1 : Integer.parseInt(words[1]);
                return new HaltingCrashPoints(
                        point,
                        times,
                        marker.filter(m -> !m.isBlank()).map(Path::of).orElse(null));
            }
        }
        throw new IllegalArgumentException("postern.delivery.crash-at is \"" + wish.get() + "\"; it can be one of "
                + Arrays.stream(Point.values()).map(HaltingCrashPoints::name).toList()
                + ", with :N for the N-th time");
    }

    private static String name(Point point) {
        return "after-" + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void reached(Point here) {
        if (here == point && reached.incrementAndGet() == times && marked()) {
            LOG.log(System.Logger.Level.WARNING, "halting " + name(point) + ", as postern.delivery.crash-at says");
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private boolean marked() {
        if (marker == null) {
            return true;
        }
        try {
            Files.createFile(marker);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("the crash marker " + marker + " cannot be written", e);
        }
    }
}
