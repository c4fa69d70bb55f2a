// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine as a program sees it that insists on users and folders which are not there: in a mount namespace of its own
 * some folders are empty and writable, and there are more users. Nobody else notices. Root may do this, so the tests that
 * use it run as root.
 *
 * @param folder for the user tables
 * @param users each with a group of the same name
 * @param emptied folders that exist, such as {@code /var/spool}
 * @param prepare a shell script that runs within before the program does, with the folder as {@code $1}
 */
record PrivateMounts(Path folder, List<String> users, List<String> emptied, String prepare) {
    private static final int FIRST_ID = 64_101;

    private static final String ENTER = """
            set -e
            mount --bind "$1/passwd" /etc/passwd
            mount --bind "$1/group" /etc/group
            for empty in $2; do mount -t tmpfs -o mode=755 none "$empty"; done
            %s
            shift 2
            exec "$@"
            """;

    PrivateMounts {
        var passwd = new ArrayList<String>();
        var group = new ArrayList<String>();
        for (int i = 0; i < users.size(); i++) {
            int id = FIRST_ID + i;
            passwd.add("%s:x:%d:%d::/nonexistent:/usr/sbin/nologin".formatted(users.get(i), id, id));
            group.add("%s:x:%d:".formatted(users.get(i), id));
        }
        try {
            // The first entry of a name counts.
            passwd.addAll(Files.readAllLines(Path.of("/etc/passwd")));
            group.addAll(Files.readAllLines(Path.of("/etc/group")));
            Files.write(folder.resolve("passwd"), passwd);
            Files.write(folder.resolve("group"), group);
        } catch (IOException e) {
            throw new IllegalStateException("the users cannot be written to " + folder, e);
        }
    }

    /** A command that runs the program in there, in the place of itself. */
    List<String> around(List<String> program) {
        var command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "/bin/sh",
                "-c",
                ENTER.formatted(prepare),
                "private-mounts",
                folder.toString(),
                String.join(" ", emptied)));
        command.addAll(program);
        return List.copyOf(command);
    }
}
