// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Says before the start whether the files can be used. */
public final class CertificateFiles {
    private CertificateFiles() {}

    /**
     * Reads them.
     *
     * @param certificates files by a name
     * @param keys likewise, with the same names
     * @throws IllegalArgumentException with a sentence for each pair that cannot be used
     */
    public static void check(Map<String, Path> certificates, Map<String, Path> keys) {
        var files = new HashMap<String, Certificates.Files>();
        certificates.forEach((name, file) -> files.put(name, new Certificates.Files(file, keys.get(name))));
        Certificates.read(files);
    }
}
