// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * swaks, the tool with which administrators try a mail server, as a client. Each method returns a new one.
 *
 * <pre>
 * var run = Swaks.to(port).from("anna@debian.org").to("bert@local.test").run();
 * </pre>
 */
public record Swaks(List<String> options) {

    public static Swaks to(int port) {
        return new Swaks(List.of("--server", "127.0.0.1:" + port, "--timeout", "30", "--no-hints"));
    }

    public Swaks from(String address) {
        return with("--from", address);
    }

    /** Several recipients are separated by commas. */
    public Swaks to(String addresses) {
        return with("--to", addresses);
    }

    /** As coming from that address, by XCLIENT. */
    public Swaks client(String address, String helo) {
        return with("--ehlo", helo, "--xclient-addr", address);
    }

    public Swaks subject(String subject) {
        return with("--header", "Subject: " + subject);
    }

    /** Options as on the command line. */
    public Swaks with(String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Swaks(List.copyOf(all));
    }

    /** Runs it; exit code 0 means that the message was taken, and the output is the dialogue. */
    public Finished run() {
        var command = new ArrayList<String>();
        command.add(DebianProgram.find("swaks", "swaks").toString());
        command.addAll(options);
        return Finished.run(command, new byte[0]);
    }
}
