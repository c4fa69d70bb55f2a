// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import io.postern.launcher.Complaint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The data folder, held by this launcher alone until it ends. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws Complaint if it cannot be written, or another launcher holds it */
    @SuppressWarnings("resource")
    static DataFolder take(Path folder) {
        try {
            if (Files.notExists(folder)) {
                // Other people's mail is in it.
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createDirectories(folder.resolve("run"));
            Files.createDirectories(folder.resolve("logs"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        var file = folder.resolve("run").resolve("lock");
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new Complaint("Postern already runs on " + folder + " (process " + holder
                        + "); stop that one, or name another folder with --data-dir or postern.data-dir.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Complaint unwritable(Path folder, IOException cause) {
        return new Complaint(
                "The data folder " + folder + " cannot be written ("
                        + cause.getClass().getSimpleName() + ": "
                        + cause.getMessage() + "); give it to this user, or name another one with --data-dir or"
                        + " postern.data-dir.",
                cause);
    }

    Path path() {
        return folder;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path run() {
        return folder.resolve("run");
    }

    /**
     * Processes of an earlier launcher that was killed, and which end by themselves within seconds.
     *
     * @param patience how long they may take
     * @throws Complaint if one does not
     */
    void awaitLeftovers(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (var left = leftovers(); !left.isEmpty(); left = leftovers()) {
            if (System.nanoTime() > deadline) {
                throw new Complaint("A process of an earlier start on " + folder + " is still there: "
                        + left.getFirst().pid() + "; end it with kill -9 "
                        + left.getFirst().pid() + ".");
            }
            Thread.sleep(100);
        }
    }

    private List<ProcessHandle> leftovers() {
        try (Stream<Path> files = Files.list(run())) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .flatMap(file -> ours(file).stream())
                    .toList();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** The number may belong to a stranger by now; a process of ours names the folder in its command line. */
    private Optional<ProcessHandle> ours(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            var commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return ProcessHandle.of(pid).filter(p -> p.isAlive() && commandLine.contains(folder.toString()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // Our end releases it.
        }
    }
}
