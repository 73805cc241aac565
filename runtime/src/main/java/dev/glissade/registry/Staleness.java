package dev.glissade.registry;

import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.RuleUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Finds rules whose file lies beside their class with another text than the one that they were compiled from. */
final class Staleness {
    private Staleness() {}

    static Optional<String> check(RuleUnit unit) {
        RuleSource source = unit.info().source();
        if (source.sha256().isEmpty() || !source.place().endsWith(".opt")) {
            return Optional.empty();
        }
        ClassLoader loader = unit.getClass().getClassLoader();
        if (loader == null) {
            return Optional.empty();
        }
        try (InputStream file = loader.getResourceAsStream(source.place())) {
            if (file == null || sha256(withoutMark(file.readAllBytes())).equalsIgnoreCase(source.sha256())) {
                return Optional.empty();
            }
            return Optional.of(
                    "rule '" + unit.info().name() + "': its file " + source.place()
                            + " was edited after it was compiled; run mvn compile with the glissade-maven-plugin, or mvn clean compile");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.place(), e);
        }
    }

    /** The text of a rule begins after a byte order mark. */
    private static byte[] withoutMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
