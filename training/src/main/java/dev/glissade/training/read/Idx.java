package dev.glissade.training.read;

import dev.glissade.training.data.ByteRows;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads images and their labels from files in the IDX format, as MNIST comes:
 *
 * <pre>{@code
 * Dataset train = Idx.read(folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"), 10);
 * }</pre>
 *
 * <p>Bytes become numbers in {@code [0, 1]}, the byte over 255. Names that end in {@code .gz} are unpacked.
 */
public final class Idx {
    static final double SCALE = 1 / 255.0;

    private Idx() {}

    /**
     * Reads a file of images, [count, height, width], and one of labels, [count], into memory.
     *
     * @param classes how many classes there are; labels are from 0 to less than that
     * @throws BadDataException if a file is not of the format, was cut short, has more or fewer labels than images, or labels that are no
     *     classes; the message names all of it
     * @throws IOException if a file cannot be read
     */
    public static ByteRows read(Path images, Path labels, int classes) throws IOException {
        List<String> problems = new ArrayList<>();
        IdxFile pixels = null;
        IdxFile digits = null;
        try {
            pixels = IdxFile.read(images, 3, "images");
        } catch (BadDataException e) {
            problems.addAll(e.problems());
        }
        try {
            digits = IdxFile.read(labels, 1, "labels");
            Problems.addTo(problems, labelProblems(digits, classes));
        } catch (BadDataException e) {
            problems.addAll(e.problems());
        }
        if (pixels != null && digits != null && pixels.sizes()[0] != digits.sizes()[0]) {
            problems.add(labels + ":byte 4: " + digits.sizes()[0] + " labels for the " + pixels.sizes()[0]
                    + " images of " + images);
        }
        if (pixels == null || digits == null || !problems.isEmpty()) {
            throw new BadDataException(problems);
        }
        return new ByteRows(schema(pixels.stride(), classes), pixels.elements(), digits.elements(), SCALE);
    }

    /**
     * As {@link #read}, but leaves the images on the disk, whence each is read when it is asked for: for files larger than the memory. They
     * must not be packed.
     *
     * @throws BadDataException as {@link #read}
     * @throws IOException if a file cannot be read
     */
    public static IdxOnDisk open(Path images, Path labels, int classes) throws IOException {
        IdxFile digits = IdxFile.read(labels, 1, "labels");
        labelProblems(digits, classes).throwIfAny();
        if (!Files.isRegularFile(images)) {
            throw new BadDataException("there is no file '" + images + "'");
        }
        FileChannel channel = FileChannel.open(images);
        try {
            IdxFile.Head head = IdxFile.head(images, firstBytes(channel), channel.size(), 3, "images");
            if (head.sizes()[0] != digits.sizes()[0]) {
                throw new BadDataException(labels + ":byte 4: " + digits.sizes()[0] + " labels for the "
                        + head.sizes()[0] + " images of " + images);
            }
            int pixels = Math.multiplyExact(head.sizes()[1], head.sizes()[2]);
            return new IdxOnDisk(channel, schema(pixels, classes), head.length(), digits.elements());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] firstBytes(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(channel.size(), 4 + 3 * 4));
        int read;
        do {
            read = channel.read(head, head.position());
        } while (read > 0 && head.hasRemaining());
        return Arrays.copyOf(head.array(), head.position());
    }

    static Schema schema(int pixels, int classes) {
        return Schema.classification(
                pixels, IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    private static Problems labelProblems(IdxFile labels, int classes) {
        Problems problems = new Problems();
        for (int i = 0; i < labels.elements().length; i++) {
            int label = labels.elements()[i] & 0xff;
            if (label >= classes) {
                problems.add(labels.file() + ":byte " + (8 + i) + ": label " + label + " of row " + i
                        + "; expected one from 0 to " + (classes - 1));
            }
        }
        return problems;
    }
}
