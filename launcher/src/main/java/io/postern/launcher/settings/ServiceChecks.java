// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.books.BooksCheck;
import io.postern.books.BooksConfig;
import io.postern.contracts.operator.OperatorCheck;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.topic.PartitionPlan;
import io.postern.contracts.trace.TraceCheck;
import io.postern.delivery.DeliveryCheck;
import io.postern.delivery.DeliveryConfig;
import io.postern.dmarcreport.DmarcReportCheck;
import io.postern.edge.smtp.SmtpCheck;
import io.postern.launcher.Complaint;
import io.postern.policy.PolicyCheck;
import io.postern.refusal.RefusalCheck;
import io.postern.reputation.ReputationCheck;

/** What the services would say of their settings at their start. */
public final class ServiceChecks {
    private ServiceChecks() {}

    /** Reads no file and asks nobody, so that it is the same on any machine. */
    static void all(ReadSettings settings, Mistakes wrong) {
        wrong.check(() -> OwnServers.check(settings.of(KafkaConfig.class), settings.of(RedisConfig.class)));
        var partitions = settings.of(KafkaConfig.class).partitions();
        wrong.check(() -> new PartitionPlan(partitions.line(), partitions.verdicts(), partitions.lanes()));
        // Without one of the operator's own there is one to try out.
        SmtpCheck.all(settings, true, wrong);
        ReputationCheck.all(settings, wrong);
        PolicyCheck.all(settings, wrong);
        DeliveryCheck.all(settings, wrong);
        DmarcReportCheck.all(settings, wrong);
        RefusalCheck.all(settings, wrong);
        OperatorCheck.all(settings, wrong);
        TraceCheck.all(settings, wrong);
        BooksCheck.all(
                settings.of(BooksConfig.class),
                settings.of(DeliveryConfig.class).attemptLimit(),
                wrong);
        wrong.check(() -> OperatorAccess.check(settings.of(LauncherConfig.class).endpoints()));
    }

    /**
     * Reads the files that the settings name: for the machine that the services are to run on.
     *
     * @throws Complaint about all that cannot be used
     */
    public static void files(Settings settings) {
        var wrong = new Mistakes();
        SmtpCheck.files(settings::of, wrong);
        DeliveryCheck.files(settings::of, wrong);
        if (!wrong.sentences().isEmpty()) {
            throw Complaint.of(
                    "files that the settings name cannot be used",
                    wrong.sentences().stream().map(sentence -> sentence + ".").toList());
        }
    }
}
