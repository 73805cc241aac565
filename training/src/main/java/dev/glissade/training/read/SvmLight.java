package dev.glissade.training.read;

import dev.glissade.training.data.SparseRows;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads sparse rows in the text format of SVMlight and LIBSVM: {@code LABEL INDEX:VALUE INDEX:VALUE ... # comment}, with indices that
 * rise from 1.
 *
 * <pre>{@code
 * Dataset text = SvmLight.classes().read(file);
 * }</pre>
 *
 * <p>Classes are called as their labels are written, in the order of the numbers; so {@code -1} is label 0 and {@code +1} label 1. A
 * {@code qid:} is passed over. Immutable and thread-safe.
 */
public final class SvmLight {
    final boolean numbers;
    final int inputs;

    private SvmLight(boolean numbers, int inputs) {
        this.numbers = numbers;
        this.inputs = inputs;
    }

    /** Files whose first number is a class. */
    public static SvmLight classes() {
        return new SvmLight(false, 0);
    }

    /** Files whose first number is to be predicted. */
    public static SvmLight numbers() {
        return new SvmLight(true, 0);
    }

    /** Says how many inputs there are, as a part of the data may not have the last ones; unless said, up to the highest index. */
    public SvmLight inputs(int count) {
        return new SvmLight(numbers, count);
    }

    /**
     * Reads a file into memory.
     *
     * @throws BadDataException if there is no such file, it has no row, or a line is not of the format; the message names all of it, up to
     *     a number
     * @throws IOException if it cannot be read
     */
    public SparseRows read(Path file) throws IOException {
        return new SvmLightParser(this, file).parse();
    }
}
