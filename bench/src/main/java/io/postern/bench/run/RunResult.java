// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import io.postern.bench.latency.ResultFile;
import io.postern.bench.machine.Machine;
import java.io.IOException;
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

    /** As {@code DATE-NAME.md} and {@code DATE-NAME.json}, beside those that there are. */
    void write(Path folder) throws IOException {
        ResultFile.write(folder, date + "-" + name, RunReport.markdown(this), this);
    }
}
