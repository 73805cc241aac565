package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads files in the ARFF text format of Weka. What is to be predicted is the last attribute unless said otherwise. A numeric attribute is
 * an input; a nominal one is an input for each of its values, {@code name=value}, which is 1 where it has that value and 0 elsewhere. Other
 * attributes (strings, dates) must be passed over. Rows may be sparse. Immutable and thread-safe.
 */
public final class Arff {
    final Optional<String> goal;
    final List<String> ignored;
    final Missing missing;

    private Arff(Optional<String> goal, List<String> ignored, Missing missing) {
        this.goal = goal;
        this.ignored = List.copyOf(ignored);
        this.missing = missing;
    }

    /** Files as they come. */
    public static Arff reader() {
        return new Arff(Optional.empty(), List.of(), Missing.REFUSED);
    }

    /** The attribute to predict: a class if it is nominal, otherwise a number. */
    public Arff predict(String attribute) {
        return new Arff(Optional.of(attribute), ignored, missing);
    }

    /** Attributes to pass over. */
    public Arff ignore(String... attributes) {
        return new Arff(goal, List.of(attributes), missing);
    }

    /** Puts a number where a numeric input is missing, {@code ?}; a nominal one is then 0 for all its values. */
    public Arff fillMissing(double value) {
        return new Arff(goal, ignored, missing.fill(value));
    }

    /**
     * Reads a file into memory.
     *
     * @throws BadDataException if there is no such file, or it is not of the format; the message names all that is wrong, up to a number
     * @throws IOException if it cannot be read
     */
    public DenseRows read(Path file) throws IOException {
        return new ArffParser(this, file).parse();
    }
}
