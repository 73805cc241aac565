package dev.glissade.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The hard rules at the end of the language page, as they stand there; without {@code exchange}, which is not yet. */
public final class Appendix {

    private Appendix() {}

    public static String text() {
        try (InputStream in = Objects.requireNonNull(Appendix.class.getResourceAsStream("appendix.opt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
