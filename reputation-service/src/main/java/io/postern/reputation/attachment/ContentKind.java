// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What octets are, by how they begin. The words are those of findings: {@code exe} is anything that Windows loads, {@code
 * ole} the old files of Office, {@code script} what an interpreter would run.
 */
public final class ContentKind {
    /** As many octets as are needed to know; fewer say less. */
    public static final int HEAD = 40 << 10;

    private record Sign(int at, byte[] octets, String kind) {
        boolean fits(byte[] head) {
            return head.length >= at + octets.length
                    && Arrays.equals(head, at, at + octets.length, octets, 0, octets.length);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            sign("elf", "7f454c46"),
            sign("macho", "feedface"),
            sign("macho", "feedfacf"),
            sign("macho", "cefaedfe"),
            sign("macho", "cffaedfe"),
            sign("zip", "504b0304"),
            sign("zip", "504b0506"),
            sign("zip", "504b0708"),
            sign("rar", "526172211a07"),
            sign("7z", "377abcaf271c"),
            sign("ace", 7, "2a2a4143452a2a"),
            sign("arj", "60ea"),
            sign("cab", "4d534346"),
            sign("gzip", "1f8b08"),
            sign("bzip2", "425a68"),
            sign("xz", "fd377a585a00"),
            sign("zstd", "28b52ffd"),
            sign("lha", 2, "2d6c68"),
            sign("tar", 257, "7573746172"),
            sign("pdf", "255044462d"),
            sign("rtf", "7b5c7274"),
            sign("lnk", "4c0000000114020000000000c000000000000046"),
            sign("iso", 32769, "4344303031"),
            sign("iso", 34817, "4344303031"),
            sign("vhd", "636f6e6563746978"),
            sign("vhdx", "7668647866696c65"),
            sign("chm", "49545346"),
            sign("onenote", "e4525c7b8cd8a74daeb15378d02996d3"),
            sign("tnef", "789f3e22"),
            sign("swf", "465753"),
            sign("swf", "435753"),
            sign("swf", "5a5753"),
            sign("png", "89504e470d0a1a0a"),
            sign("jpeg", "ffd8ff"),
            sign("gif", "47494638"),
            sign("webp", 8, "57454250"),
            sign("wasm", "0061736d"));

    private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    /** The class identifier of an installer's root, {@code 000C1084-0000-0000-C000-000000000046}. */
    private static final byte[] INSTALLER = HexFormat.of().parseHex("84100c0000000000c000000000000046");

    private static final byte[] FAT_OR_JAVA = HexFormat.of().parseHex("cafebabe");
    private static final int MOST_ARCHITECTURES = 40;

    private static final Set<String> RUN = Set.of(
            "exe", "elf", "macho", "java", "script", "hta", "lnk", "shortcut", "msi", "chm", "iso", "vhd", "vhdx");

    private ContentKind() {}

    /**
     * @param head the first octets, {@value #HEAD} of them if there are as many
     * @return null where they say nothing
     */
    public static @Nullable String of(byte[] head) {
        if (begins(head, new byte[] {'M', 'Z'}) && executable(head)) {
            return "exe";
        }
        if (begins(head, OLE)) {
            return installer(head) ? "msi" : "ole";
        }
        if (begins(head, FAT_OR_JAVA) && head.length >= 8) {
            return number(head, 4, false) <= MOST_ARCHITECTURES ? "macho" : "java";
        }
        for (var sign : SIGNS) {
            if (sign.fits(head)) {
                return sign.kind();
            }
        }
        return ScriptText.kind(head);
    }

    /** It runs or is mounted when opened. */
    static boolean runs(@Nullable String kind) {
        return kind != null && RUN.contains(kind);
    }

    /** Two letters alone are not much: it is longer than a text would be without a control character. */
    private static boolean executable(byte[] head) {
        for (int i = 2; i < Math.min(head.length, 64); i++) {
            if (head[i] >= 0 && head[i] < ' ' && head[i] != '\r' && head[i] != '\n' && head[i] != '\t') {
                return true;
            }
        }
        return false;
    }

    private static boolean installer(byte[] head) {
        if (head.length < 52) {
            return false;
        }
        int shift = head[30] & 0x1f;
        long root = (number(head, 48, true) + 1) << Math.min(shift, 16);
        return root > 0
                && root + 96 <= head.length
                && Arrays.equals(head, (int) root + 80, (int) root + 96, INSTALLER, 0, INSTALLER.length);
    }

    private static long number(byte[] octets, int at, boolean little) {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | octets[little ? at + 3 - i : at + i] & 0xff;
        }
        return number;
    }

    private static boolean begins(byte[] head, byte[] octets) {
        return head.length >= octets.length && Arrays.equals(head, 0, octets.length, octets, 0, octets.length);
    }

    private static Sign sign(String kind, String octets) {
        return sign(kind, 0, octets);
    }

    private static Sign sign(String kind, int at, String octets) {
        return new Sign(at, HexFormat.of().parseHex(octets), kind);
    }
}
