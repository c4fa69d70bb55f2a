// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

@Doc("Attachments, by the end of their name and by what their first octets say they are.")
@ConfigMapping(prefix = "postern.attachment-types")
public interface AttachmentTypesConfig {

    @Doc("Types that nobody should get by mail, as they end a name; also inside of archives.")
    @WithDefault(
            "ade,adp,bat,chm,cmd,com,cpl,exe,hta,ins,isp,jse,lnk,mde,msc,msp,mst,pif,scr,sct,shb,vb,vbe,vbs,vxd,wsc,"
                    + "wsf,wsh")
    Optional<List<String>> refused();

    @Doc("What such an attachment leads to: block, score, observe or ignore.")
    @WithDefault("block")
    CheckAction action();

    @Doc("What that adds to the score.")
    @WithDefault("10")
    double weight();

    @Doc("What it leads to when an attachment cannot be looked into, such as an encrypted archive.")
    @WithDefault("observe")
    CheckAction unreadable();

    @Doc("What that adds to the score.")
    @WithDefault("2")
    double unreadableWeight();
}
