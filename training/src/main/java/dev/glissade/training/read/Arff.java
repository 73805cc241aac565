package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.SparseRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads files in the ARFF text format of Weka. What is to be predicted is the last attribute unless said otherwise. A numeric attribute is
 * an input; a nominal one is an input for each of its values, {@code name=value}, which is 1 where it has that value and 0 elsewhere. Rows
 * may be sparse. Strings are read as bags of words, {@link #readWords}. Other attributes (dates) must be passed over. Immutable and
 * thread-safe.
 */
public final class Arff {
    final Optional<String> goal;
    final List<String> ignored;
    final OptionalDouble filled;

    private Arff(Optional<String> goal, List<String> ignored, OptionalDouble filled) {
        this.goal = goal;
        this.ignored = List.copyOf(ignored);
        this.filled = filled;
    }

    /** Files as they come. */
    public static Arff reader() {
        return new Arff(Optional.empty(), List.of(), OptionalDouble.empty());
    }

    /** The attribute to predict: a class if it is nominal, otherwise a number. */
    public Arff predict(String attribute) {
        return new Arff(Optional.of(attribute), ignored, filled);
    }

    /** Attributes to pass over. */
    public Arff ignore(String... attributes) {
        return new Arff(goal, List.of(attributes), filled);
    }

    /** Puts a number where a numeric input is missing, {@code ?}; a nominal one is then 0 for all its values. */
    public Arff fillMissing(double value) {
        return new Arff(goal, ignored, OptionalDouble.of(value));
    }

    /**
     * Reads a file into memory.
     *
     * @throws BadDataException if there is no such file, or it is not of the format; the message names all that is wrong, up to a number
     * @throws IOException if it cannot be read
     */
    public DenseRows read(Path file) throws IOException {
        return new ArffParser(this, file, Optional.empty()).parse();
    }

    /**
     * Reads a file of texts into memory: all inputs are strings, and become sparse inputs, one for each word that occurs in one of them
     * (letters and digits, in lower case), with the number of times that it occurs in the row.
     *
     * @throws BadDataException also if an input is no string
     * @throws IOException if it cannot be read
     */
    public SparseRows readWords(Path file) throws IOException {
        return new ArffParser(this, file, Optional.of(new WordCounts(Optional.empty()))).parseWords();
    }

    /**
     * As {@link #readWords(Path)}, with the words of other data as inputs, {@code train.schema().names()}; others are passed over.
     */
    public SparseRows readWords(Path file, List<String> words) throws IOException {
        return new ArffParser(this, file, Optional.of(new WordCounts(Optional.of(words)))).parseWords();
    }
}
