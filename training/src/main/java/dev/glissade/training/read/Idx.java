package dev.glissade.training.read;

import dev.glissade.training.data.ByteRows;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final double SCALE = 1 / 255.0;

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
