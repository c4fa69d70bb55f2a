// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.edge.limit.LimitConfig;
import io.postern.edge.lockout.LockoutConfig;
import io.postern.edge.lockout.LockoutSettings;
import io.postern.edge.tls.CertificateFiles;
import java.nio.file.Path;
import java.util.HashMap;

/** Says what the edge would say of its settings at its start, all of it and without starting. */
public final class SmtpCheck {
    private SmtpCheck() {}

    /**
     * Reads no file and asks nobody.
     *
     * @param certificate whether there will be one that the settings do not name
     */
    public static void all(ReadSettings settings, boolean certificate, Mistakes wrong) {
        var config = settings.of(EdgeConfig.class);
        boolean shown = certificate || !config.tls().certificates().isEmpty();
        SmtpListeners.check(config, shown, wrong);
        SmtpRules.check(config, settings.of(LimitConfig.class), shown, wrong);
        wrong.check(() -> LockoutSettings.of(settings.of(LockoutConfig.class)));
    }

    /** Reads the files that the settings name. */
    public static void files(ReadSettings settings, Mistakes wrong) {
        var certificates = new HashMap<String, Path>();
        var keys = new HashMap<String, Path>();
        settings.of(EdgeConfig.class).tls().certificates().forEach((name, pair) -> {
            certificates.put(name, Path.of(pair.certificate()));
            keys.put(name, Path.of(pair.key()));
        });
        wrong.check(() -> CertificateFiles.check(certificates, keys));
    }
}
