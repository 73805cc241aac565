package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of evaluations in docs/second-order.md: the lines from its heading to the first that is no line of a table. */
final class EvaluationTable {
    private static final Path PAGE = Path.of("..", "docs", "second-order.md");
    private static final String HEADING = "| evaluations until";

    private final List<String> before = new ArrayList<>();
    private final List<String> table = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();

    private EvaluationTable(List<String> lines) {
        int start = 0;
        while (start < lines.size() && !lines.get(start).startsWith(HEADING)) {
            start++;
        }
        int end = start;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        before.addAll(lines.subList(0, start));
        table.addAll(lines.subList(start, end));
        after.addAll(lines.subList(end, lines.size()));
        wanted.addAll(table);
    }

    static EvaluationTable read() throws IOException {
        return new EvaluationTable(Files.readAllLines(PAGE));
    }

    /** Puts a number into the line of a problem and the column of a method, both of which the page must have. */
    void put(String problem, String method, Optional<Integer> evaluations) {
        int column = cells(wanted.get(0)).indexOf("`" + method + "`");
        assertThat(column).as("a column for " + method).isPositive();
        int line = 0;
        while (line < wanted.size() && !cells(wanted.get(line)).get(0).equals(problem)) {
            line++;
        }
        assertThat(line).as("a line for " + problem).isLessThan(wanted.size());
        List<String> cells = new ArrayList<>(cells(wanted.get(line)));
        cells.set(column, evaluations.map(String::valueOf).orElse("-"));
        wanted.set(line, "| " + String.join(" | ", cells) + " |");
    }

    /** Holds the page to what was put in, or writes it. */
    void check() throws IOException {
        if (System.getProperty("glissade.write") != null) {
            List<String> page = new ArrayList<>(before);
            page.addAll(wanted);
            page.addAll(after);
            Files.write(PAGE, page);
        } else {
            assertThat(table).as("docs/second-order.md").isEqualTo(wanted);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
