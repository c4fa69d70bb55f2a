// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@Doc("The books: what became of every message and recipient that was answered with 250.")
@ConfigMapping(prefix = "postern.books")
public interface BooksConfig {

    @Doc("How long after something should have happened by itself an entry counts as past its time. Longer than "
            + "`postern.delivery.attempt-limit`, as nothing is heard of an attempt before it ends.")
    @WithDefault("45m")
    Duration grace();

    @Doc("How often the books are saved. What is opened and closed in between is never written.")
    @WithDefault("10s")
    Duration checkpoint();
}
