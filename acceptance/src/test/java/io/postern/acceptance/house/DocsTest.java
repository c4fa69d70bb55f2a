// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents are there, short enough, and point to files that exist. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void the_documents_are_there() {
        assertThat(Stream.of(
                                "README.md",
                                "CHANGELOG.md",
                                "SECURITY.md",
                                "docs/acls.md",
                                "LICENSE",
                                "docs/architecture.md",
                                "docs/life-of-a-message.md",
                                "docs/development.md",
                                "docs/known-limits.md",
                                "docs/configuration.md",
                                "docs/topics.md",
                                "docs/metrics.md",
                                "docs/monitoring.md",
                                "docs/runbooks",
                                "docs/adr")
                        .filter(name -> Files.notExists(Tree.ROOT.resolve(name))))
                .isEmpty();
    }

    @Test
    void the_readme_fits_on_two_screens() {
        assertThat(Tree.read(Tree.ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void links_point_to_files_that_exist() {
        assertThat(Tree.files(Tree.ROOT).stream()
                        .filter(file -> file.toString().endsWith(".md"))
                        .flatMap(DocsTest::brokenLinks))
                .isEmpty();
    }

    @Test
    void every_java_file_begins_with_its_licence() {
        assertThat(Tree.javaFiles(Tree.ROOT)
                        .filter(file -> !Tree.read(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n")))
                .isEmpty();
    }

    private static Stream<String> brokenLinks(Path file) {
        return LINK.matcher(Tree.read(file))
                .results()
                .map(found -> found.group(1))
                .filter(target -> Files.notExists(file.resolveSibling(target)))
                .map(target -> Tree.ROOT.relativize(file) + " points to " + target);
    }
}
