package dev.glissade.reproductions;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as MNIST's, with pictures of 2 times 5 pixels of which the brightest says the class. */
final class SmallDigits {
    private static final int PIXELS = 10;

    private SmallDigits() {}

    static void write(Path folder) throws IOException {
        write(folder, "train", 600);
        write(folder, "t10k", 100);
    }

    private static void write(Path folder, String part, int rows) throws IOException {
        try (var images = new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-images-idx3-ubyte")));
                var labels = new DataOutputStream(Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte")))) {
            for (int head : new int[] {0x803, rows, 2, PIXELS / 2}) {
                images.writeInt(head);
            }
            for (int head : new int[] {0x801, rows}) {
                labels.writeInt(head);
            }
            for (int row = 0; row < rows; row++) {
                int label = row * 7 % PIXELS;
                labels.writeByte(label);
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    images.writeByte(pixel == label ? 250 : (row * 31 + pixel * 17) % 100);
                }
            }
        }
    }
}
