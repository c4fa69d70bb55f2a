// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.content.MissingContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnFaultTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("a null where none may be", new NullPointerException(), true),
                Arguments.of("a wrong cast", new ClassCastException(), true),
                Arguments.of("an argument that is none", new IllegalArgumentException("x"), true),
                Arguments.of("an index", new IndexOutOfBoundsException(3), true),
                Arguments.of("nothing where there should be something", new NoSuchElementException(), true),
                Arguments.of("two threads at one list", new ConcurrentModificationException(), true),
                Arguments.of("a state of ours that cannot be", new IllegalStateException("x"), true),
                Arguments.of(
                        "a state of a library", by("io.smallrye.Emitter", new IllegalStateException("full")), false),
                Arguments.of("a class that is missing", new NoClassDefFoundError("x"), true),
                Arguments.of("Kafka is away", new TimeoutException("x"), false),
                Arguments.of("something is away", new UncheckedIOException(new IOException("x")), false),
                Arguments.of("a checked exception", new IOException("x"), false),
                Arguments.of("it was called off", new CancellationException(), false),
                Arguments.of("we are about to stop", new RejectedExecutionException(), false),
                Arguments.of("content is gone", new MissingContent("x"), false),
                Arguments.of("it was let go of", new Aborted(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void is_told_from_what_is_away(String what, Throwable failure, boolean ours) {
        assertThat(OwnFault.is(failure)).isEqualTo(ours);
    }

    @Test
    void its_trace_is_told_once_for_the_line_that_it_comes_from() {
        var told = Stream.generate(() -> OwnFault.tell("it", broken())).limit(3).toList();
        assertThat(told).containsExactly(true, false, false);
        assertThat(OwnFault.tell("it", by("io.postern.Other", broken()))).isTrue();
    }

    private static RuntimeException broken() {
        return new NullPointerException("planted");
    }

    private static RuntimeException by(String thrower, RuntimeException failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(thrower, "send", "E.java", 1)});
        return failure;
    }
}
