// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import io.postern.launcher.WhichSystem;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints whether the books balance. */
@Command(
        name = "books",
        description =
                "What became of everything that was accepted. Exit code 0 when the books balance, 3 when something is"
                        + " past its time, 1 when they do not answer.",
        mixinStandardHelpOptions = true)
public final class BooksCommand implements Callable<Integer> {
    private static final int NOT_BALANCED = 3;

    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        var answer = new HttpBooks(which).books();
        var books = HttpBooks.tree(answer);
        System.out.print(json ? answer : new BooksText(ZoneId.systemDefault()).tell(books));
        return BooksText.balanced(books) ? 0 : NOT_BALANCED;
    }
}
