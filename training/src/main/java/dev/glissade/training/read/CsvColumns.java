package dev.glissade.training.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which field of a line is what.
 *
 * @param names of all fields
 * @param inputs the numbers of the fields to predict from
 * @param goal the number of the field to predict; -1 if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record CsvColumns(List<String> names, int[] inputs, int goal) {

    static CsvColumns of(Csv wish, List<String> names, Path file) throws BadDataException {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(file + ":1:1: there are two columns '" + name + "'");
            }
        }
        Optional<String> goal = wish.label.or(() -> wish.target);
        List<String> wanted = new ArrayList<>(wish.inputs);
        wanted.addAll(wish.ignored);
        goal.ifPresent(wanted::add);
        for (String name : wanted) {
            if (!names.contains(name)) {
                problems.add(file + ":1:1: no column '" + name + "'; there are " + names);
            }
        }
        if (!problems.isEmpty()) {
            throw new BadDataException(problems);
        }
        List<String> inputs = wish.inputs;
        if (inputs.isEmpty()) {
            inputs = names.stream()
                    .filter(name -> !wish.ignored.contains(name))
                    .filter(name -> goal.filter(name::equals).isEmpty())
                    .toList();
        }
        return new CsvColumns(
                List.copyOf(names),
                inputs.stream().mapToInt(names::indexOf).toArray(),
                goal.map(names::indexOf).orElse(-1));
    }

    List<String> inputNames() {
        List<String> chosen = new ArrayList<>();
        for (int field : inputs) {
            chosen.add(names.get(field));
        }
        return chosen;
    }
}
