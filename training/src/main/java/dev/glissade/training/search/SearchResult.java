package dev.glissade.training.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a {@link RandomSearch} has found. Immutable. */
public final class SearchResult {
    private final List<Dimension> dimensions;
    private final boolean highest;
    private final List<Trial> trials;

    SearchResult(List<Dimension> dimensions, boolean highest, List<Trial> trials) {
        this.dimensions = List.copyOf(dimensions);
        this.highest = highest;
        this.trials = List.copyOf(trials);
    }

    /** All trials, in order. */
    public List<Trial> trials() {
        return trials;
    }

    /** The trial of the best score, of equal ones the first; empty if all have failed. */
    public Optional<Trial> best() {
        return ranked().stream().filter(trial -> !trial.failed()).findFirst();
    }

    /** The trials, the best first, those that failed last. */
    public List<Trial> ranked() {
        Comparator<Trial> byScore = Comparator.comparingDouble(Trial::score);
        return trials.stream()
                .sorted(Comparator.comparing(Trial::failed).thenComparing(highest ? byScore.reversed() : byScore))
                .toList();
    }

    /** The names of what was searched. */
    public List<String> names() {
        return dimensions.stream().map(Dimension::name).toList();
    }

    /** Whether something was searched on a logarithmic scale, and is best looked at on one. */
    public boolean isLogarithmic(String name) {
        return dimensions.stream().anyMatch(dimension -> dimension.name().equals(name) && dimension.logarithmic());
    }

    /** The values of something that was searched in the trials of a round that did not fail, in order: for a picture. */
    public double[] values(String name, int round) {
        return of(round).stream()
                .mapToDouble(trial -> trial.candidate().get(name))
                .toArray();
    }

    /** The scores of the same trials. */
    public double[] scores(int round) {
        return of(round).stream().mapToDouble(Trial::score).toArray();
    }

    /** How many rounds there were. */
    public int rounds() {
        return trials.stream()
                .mapToInt(trial -> trial.candidate().round())
                .max()
                .orElse(0);
    }

    private List<Trial> of(int round) {
        return trials.stream()
                .filter(trial -> trial.candidate().round() == round && !trial.failed())
                .toList();
    }

    /** Writes a CSV file, a line for each trial in order, numbers in full. */
    public void writeCsv(Path file) throws IOException {
        Files.writeString(file, csv());
    }

    String csv() {
        Table table = new Table(header());
        for (Trial trial : trials) {
            List<String> row = row(trial);
            names().forEach(name -> row.add(Double.toString(trial.candidate().get(name))));
            row.add(Double.toString(trial.score()));
            row.add(trial.failure());
            table.add(row);
        }
        return table.csv();
    }

    /** A table of all trials, the best first, numbers rounded. */
    public String table() {
        Table table = new Table(header());
        for (Trial trial : ranked()) {
            List<String> row = row(trial);
            names().forEach(name -> row.add(Table.rounded(trial.candidate().get(name))));
            row.add(Table.rounded(trial.score()));
            row.add(trial.failure());
            table.add(row);
        }
        return table.text();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("round", "trial"));
        header.addAll(names());
        header.addAll(List.of("score", "failure"));
        return header;
    }

    private static List<String> row(Trial trial) {
        return new ArrayList<>(List.of(
                Integer.toString(trial.candidate().round()),
                Integer.toString(trial.candidate().number())));
    }
}
