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
    /**
     * What Gmail (support.google.com/mail/answer/6590), Outlook ("Blocked attachments in Outlook") and Exchange Online's
     * common attachment filter refuse and Windows or macOS runs, installs or mounts at a double click. Macros in documents
     * and archives are not among it: they are for a scanner. Some are what first octets say: {@code elf}, {@code java},
     * {@code macho}, {@code script} and {@code shortcut}.
     */
    String REFUSED = "ade,adp,apk,app,appcontent-ms,appinstaller,application,appref-ms,appx,appxbundle,bat,chm,"
            + "cmd,com,command,cpl,diagcab,diagcfg,diagpkg,dll,dmg,elf,ex,ex_,exe,gadget,hlp,hta,img,inf,"
            + "ins,iso,isp,jar,java,jnlp,js,jse,lib,library-ms,lnk,macho,mcf,mde,msc,msi,msix,msixbundle,"
            + "msp,mst,nsh,ocx,pif,ps1,ps1xml,ps2,ps2xml,psc1,psc2,psd1,psdm1,psm1,reg,scf,scr,script,sct,"
            + "search-ms,settingcontent-ms,shb,shortcut,shs,sys,theme,udf,url,vb,vbe,vbs,vbscript,vhd,vhdx,"
            + "vxd,website,ws,wsc,wsf,wsh,xbap,xll,xnk";

    @Doc(
            "Types that nobody should get by mail, as they end a name, or as their first octets say; also inside of archives."
                    + " A program that hides what it is counts in any case.")
    @WithDefault(REFUSED)
    Optional<List<String>> refused();

    @Doc("What such an attachment leads to: block, score, observe or ignore.")
    @WithDefault("block")
    CheckAction action();

    @Doc("What that adds to the score.")
    @WithDefault("10")
    double weight();

    @Doc(
            "What it leads to when an attachment cannot be looked into, such as an encrypted archive. With block, a message that"
                    + " nobody could look into in time is put off (451); else it passes.")
    @WithDefault("observe")
    CheckAction unreadable();

    @Doc("What that adds to the score.")
    @WithDefault("2")
    double unreadableWeight();
}
