package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes at all: they are refused in words, or resumed whole. */
public final class CheckpointFuzz {

    private CheckpointFuzz() {}

    /** One input, as a fuzzer calls it. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path file = Files.createTempFile("fuzz", ".safetensors");
        try {
            HostileFile.isRefused(file, data);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
