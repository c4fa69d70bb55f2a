// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import io.postern.bench.latency.JsonText;
import io.postern.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a measurement found.
 *
 * @param date when, by the machine's clock
 * @param size octets of a message
 * @param stages in the order in which they ran
 */
record RunResult(String name, String date, Machine machine, int size, List<Stage> stages) {

    /** As {@code DATE-NAME.md} and {@code DATE-NAME.json}; a result of the same name and day is replaced. */
    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(date + "-" + name + ".md"), RunReport.markdown(this));
        Files.writeString(folder.resolve(date + "-" + name + ".json"), JsonText.of(this) + "\n");
    }
}
