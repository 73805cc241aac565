package dev.glissade.arrow;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a file in a JVM of its own. */
final class ReadingProgram {

    private ReadingProgram() {}

    public static void main(String[] args) throws IOException {
        System.out.println(Arrow.reader().read(Path.of(args[0])).size() + " rows");
    }
}
