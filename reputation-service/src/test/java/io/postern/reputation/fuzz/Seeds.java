// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.fuzz;

import io.postern.reputation.attachment.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the fuzzer begins with: messages of the acceptance tests, links that deceive, small archives. */
public final class Seeds {
    private static final Path MESSAGES = Path.of("..", "acceptance", "src", "test", "resources", "corpus", "wire");
    private static final int LONGEST = 4096;
    private static final List<String> LINKS = List.of(
            "http://bank.test@evil.test:80/?@x#y",
            "https:\\\\evil.test\\x",
            "//%65vil.test./",
            "http://bücher.test/ http://xn--bcher-kva.test/",
            "http://0xC0.0.519/ http://3221225991/ http://[::ffff:192.0.2.7]/",
            "<a href=\"&#104;ttp&colon;//a.test\">http://b.test</a>",
            "<img srcset=\"http://a.test 1x, b 2x\"><meta http-equiv=refresh content=\"0;url=http://a.test\">",
            "<p style=\"background:url('http://a.test')\"><script>\"http://b.test\"</script>",
            "see www.a.test, (https://b.test/(x)) and ftp://c.test.");

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
        return switch (target) {
            case "link.LinkFuzz" -> links();
            case "attachment.ZipFuzz" -> archives();
            default -> messages();
        };
    }

    private static Map<String, byte[]> messages() throws IOException {
        var seeds = new TreeMap<String, byte[]>();
        try (var files = Files.list(MESSAGES)) {
            for (var file : files.toList()) {
                var octets = Files.readAllBytes(file);
                seeds.put(file.getFileName().toString(), Arrays.copyOf(octets, Math.min(octets.length, LONGEST)));
            }
        }
        return seeds;
    }

    private static Map<String, byte[]> links() {
        var seeds = new TreeMap<String, byte[]>();
        for (int i = 0; i < LINKS.size(); i++) {
            seeds.put("link-" + i, LINKS.get(i).getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    private static Map<String, byte[]> archives() {
        var program = Zips.entry("setup.exe", new byte[] {'M', 'Z', 0, 1});
        var text = Zips.entry("a/note.txt", "hello hello hello".getBytes(StandardCharsets.US_ASCII));
        var archive = Zips.zip(program, text);
        return Map.of(
                "packed", archive,
                "stored", Zips.stored(program, text),
                "nested", Zips.stored(Zips.entry("in.zip", archive)),
                "document", Zips.zip(Zips.entry("[Content_Types].xml", new byte[0]), text),
                "empty", Zips.zip());
    }
}
