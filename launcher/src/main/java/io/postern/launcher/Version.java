// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import picocli.CommandLine.IVersionProvider;

/** Which Postern this is, as the build wrote it into the launcher's jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Postern " + (built == null ? "(built by hand)" : built)};
    }
}
