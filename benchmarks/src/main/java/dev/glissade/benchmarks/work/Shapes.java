package dev.glissade.benchmarks.work;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The lengths of a model's tensors, as the arguments of work write them: {@code 1000x100} for a thousand of a hundred each, and
 * several of these with {@code ,} between them.
 *
 * @param lengths of the tensors, in order
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look into it
public record Shapes(int... lengths) {
    /** Weights and biases of a network of 784 inputs, layers of 256 and 128, and 10 outputs. */
    public static final Shapes NETWORK = parse("1x200704,1x256,1x32768,1x128,1x1280,1x10");

    /** The same number of tensors of the same length. */
    public static Shapes of(int tensors, int length) {
        int[] lengths = new int[tensors];
        Arrays.fill(lengths, length);
        return new Shapes(lengths);
    }

    /** Reads what {@link #toString} writes. */
    public static Shapes parse(String text) {
        return new Shapes(Arrays.stream(text.split(",", -1))
                .flatMapToInt(part -> {
                    int times = part.indexOf('x');
                    if (times < 0) {
                        throw new IllegalArgumentException("'" + part + "' is not like 1000x100");
                    }
                    int length = Integer.parseInt(part.substring(times + 1));
                    return IntStream.range(0, Integer.parseInt(part.substring(0, times)))
                            .map(i -> length);
                })
                .toArray());
    }

    /** How many numbers there are in all tensors together. */
    public int total() {
        return Arrays.stream(lengths).reduce(0, Math::addExact);
    }

    /** Cuts a stream of {@link #total} numbers into tensors. */
    public float[][] cut(double[] stream) {
        float[][] tensors = new float[lengths.length][];
        int at = 0;
        for (int i = 0; i < lengths.length; i++) {
            tensors[i] = new float[lengths[i]];
            for (int j = 0; j < lengths[i]; j++) {
                tensors[i][j] = (float) stream[at++];
            }
        }
        return tensors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shapes shapes && Arrays.equals(lengths, shapes.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        int from = 0;
        for (int i = 1; i <= lengths.length; i++) {
            if (i == lengths.length || lengths[i] != lengths[from]) {
                text.append(from == 0 ? "" : ",").append(i - from).append('x').append(lengths[from]);
                from = i;
            }
        }
        return text.toString();
    }
}
