package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which columns of a table are what, and what becomes of values that are not there: the wishes that readers of tables have in common.
 * Immutable.
 *
 * @param label the column with the class
 * @param target the column with the number that is to be predicted; there is a label, a target or none of both
 * @param inputs the columns to predict from, in order; empty for all that are not something else
 * @param ignored columns to pass over
 * @param classes the only classes that there may be, in the order of their labels; empty for all that come
 * @param filled what is put where an input is missing; without it, such inputs are refused
 */
public record Columns(
        Optional<String> label,
        Optional<String> target,
        List<String> inputs,
        List<String> ignored,
        List<String> classes,
        OptionalDouble filled) {

    public Columns {
        inputs = List.copyOf(inputs);
        ignored = List.copyOf(ignored);
        classes = List.copyOf(classes);
    }

    /** All are inputs, nothing is to be predicted, nothing may be missing. */
    public static Columns all() {
        return new Columns(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), OptionalDouble.empty());
    }

    /** With a class to predict, in place of what was. */
    public Columns label(String column) {
        return new Columns(Optional.of(column), Optional.empty(), inputs, ignored, classes, filled);
    }

    /** With a number to predict, in place of what was. */
    public Columns target(String column) {
        return new Columns(Optional.empty(), Optional.of(column), inputs, ignored, classes, filled);
    }

    /** With these inputs alone. */
    public Columns inputs(String... columns) {
        return new Columns(label, target, List.of(columns), ignored, classes, filled);
    }

    /** Without these columns. */
    public Columns ignore(String... columns) {
        return new Columns(label, target, inputs, List.of(columns), classes, filled);
    }

    /** With these classes alone. */
    public Columns classes(List<String> names) {
        return new Columns(label, target, inputs, ignored, names, filled);
    }

    /** With a number where an input is missing. */
    public Columns fillMissing(double value) {
        return new Columns(label, target, inputs, ignored, classes, OptionalDouble.of(value));
    }

    /**
     * Finds the columns in a table.
     *
     * @param names of all columns of the table, in order
     * @param place where a message says that the names stand
     * @throws BadDataException if a column is not there, or two have one name
     */
    public ChosenColumns among(List<String> names, String place) throws BadDataException {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(place + ": there are two columns '" + name + "'");
            }
        }
        Optional<String> goal = label.or(() -> target);
        List<String> wanted = new ArrayList<>(inputs);
        wanted.addAll(ignored);
        goal.ifPresent(wanted::add);
        for (String name : wanted) {
            if (!names.contains(name)) {
                problems.add(place + ": no column '" + name + "'; there are " + names);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadDataException(problems);
        }
        List<String> chosen = inputs;
        if (chosen.isEmpty()) {
            chosen = names.stream()
                    .filter(name -> !ignored.contains(name))
                    .filter(name -> goal.filter(name::equals).isEmpty())
                    .toList();
        }
        return new ChosenColumns(
                List.copyOf(names),
                chosen.stream().mapToInt(names::indexOf).toArray(),
                goal.map(names::indexOf).orElse(-1));
    }
}
