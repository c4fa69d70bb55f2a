// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.reputation.content.MessageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real and odd messages of others: what is found in each stands in a file. {@code -Dgolden=write} rewrites it. */
class MessageCorpusTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "mime", "corpus.txt");
    private static final Path CORPUS = Path.of("..", "acceptance", "src", "test", "resources", "corpus", "wire");
    /** Beside the tree, where it is there: more of them, whose licences keep them out. */
    private static final Path WHOLE = Path.of("..", "..", "shared", "conformance", "corpus", "wire");

    @Test
    void what_is_found_is_what_was_found() throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.list(CORPUS)) {
            for (var file : files.toList()) {
                found.put(file.getFileName().toString(), text(read(file)));
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        var text = found.entrySet().stream()
                .map(entry -> "== " + entry.getKey() + "\n" + entry.getValue())
                .collect(Collectors.joining());
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(Objects.requireNonNull(GOLDEN.getParent()));
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void none_of_the_others_is_too_odd_to_be_read() throws IOException {
        if (!Files.isDirectory(WHOLE)) {
            return;
        }
        try (var files = Files.list(WHOLE)) {
            for (var file : files.toList()) {
                assertThat(read(file).problems())
                        .as(file.toString())
                        .noneMatch(problem -> problem.contains("Exception"));
            }
        }
    }

    private static MessageParts read(Path file) throws IOException {
        return MessageParts.read(MessageSource.of(Files.readAllBytes(file)));
    }

    private static String text(MessageParts parts) {
        var text = new StringBuilder();
        parts.links().forEach(link -> text.append("link ").append(link).append('\n'));
        parts.attachments()
                .forEach(one -> text.append("file ")
                        .append(one.archive() == null ? "" : one.archive() + " / ")
                        .append("%s extension=%s content=%s problem=%s disguise=%s%n"
                                .formatted(one.name(), one.extension(), one.content(), one.problem(), one.disguise())));
        parts.problems()
                .forEach(problem -> text.append("problem ").append(problem).append('\n'));
        return text.toString();
    }
}
