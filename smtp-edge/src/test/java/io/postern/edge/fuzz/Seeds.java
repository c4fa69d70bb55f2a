// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.fuzz;

import io.postern.testkit.dialogue.DialogueParser;
import io.postern.testkit.dialogue.Step.Say;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the fuzzer begins with: the clients' part of every dialogue of the acceptance tests, with settings in front. */
public final class Seeds {
    private static final Path DIALOGUES = Path.of("..", "acceptance", "dialogues");
    private static final int LONGEST = 4096;
    private static final byte[] END_OF_COMMANDS = "DATA\r\n".getBytes(StandardCharsets.US_ASCII);

    private Seeds() {}

    /** Writes those of a target, the first word, into {@code seeds} in a folder, the second; what is found goes beside. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[1]);
        Files.createDirectories(folder.resolve("found"));
        var into = Files.createDirectories(folder.resolve("seeds"));
        for (var seed : of(words[0]).entrySet()) {
            Files.write(into.resolve(seed.getKey()), seed.getValue());
        }
    }

    /** By name. */
    public static Map<String, byte[]> of(String target) throws IOException {
        var seeds = new TreeMap<String, byte[]>();
        for (var dialogue : said().entrySet()) {
            var octets = dialogue.getValue();
            int number = seeds.size();
            switch (target) {
                case "command.CommandFuzz" -> seeds.put(dialogue.getKey(), with(octets, number % 2));
                case "wire.ContentFuzz" -> seeds.put(dialogue.getKey(), with(content(octets), number % 4, number % 3));
                default -> {
                    seeds.put(dialogue.getKey(), with(octets, number % 8, 0, 0));
                    seeds.put(dialogue.getKey() + "-troubled", with(octets, number / 8, number, 1 + number % 100));
                }
            }
        }
        return seeds;
    }

    private static Map<String, byte[]> said() throws IOException {
        var said = new TreeMap<String, byte[]>();
        try (var files = Files.list(DIALOGUES)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".smtp")).sorted().toList()) {
                var name = file.getFileName().toString().replace(".smtp", "");
                var out = new ByteArrayOutputStream();
                for (var step :
                        DialogueParser.parse(name, Files.readString(file)).steps()) {
                    if (step instanceof Say say && out.size() + say.octets().length <= LONGEST) {
                        out.writeBytes(say.octets());
                    }
                }
                said.put(name, out.toByteArray());
            }
        }
        return said;
    }

    /** What follows DATA, or all of it. */
    private static byte[] content(byte[] octets) {
        for (int i = 0; i + END_OF_COMMANDS.length < octets.length; i++) {
            if (Arrays.mismatch(octets, i, octets.length, END_OF_COMMANDS, 0, END_OF_COMMANDS.length)
                    == END_OF_COMMANDS.length) {
                return Pieces.behind(octets, i + END_OF_COMMANDS.length);
            }
        }
        return octets;
    }

    private static byte[] with(byte[] octets, int... settings) {
        var out = new ByteArrayOutputStream(octets.length + settings.length);
        for (int setting : settings) {
            out.write(setting);
        }
        out.writeBytes(octets);
        return out.toByteArray();
    }
}
