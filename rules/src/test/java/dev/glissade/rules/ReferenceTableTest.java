package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/reference-values.md} tells the truth, and no rule is without values from elsewhere. */
class ReferenceTableTest {
    private static final Path PAGE = Path.of("..", "docs", "reference-values.md");
    private static final Path RULES = Path.of("src", "main", "resources", "dev", "glissade", "rules");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "glissade", "rules");

    private static final Map<String, String> LIBRARIES = Map.of(
            "mxnet", "MXNet",
            "nd4j", "ND4J",
            "pytorch", "PyTorch",
            "pytorch-python", "PyTorch (Python)",
            "tensorflow", "TensorFlow");

    /** A rule's row: the cells after its name. */
    private record Row(String recorded, String byHand) {}

    @Test
    void everyRuleHasARowWithAnOutsideValue() throws IOException {
        SortedMap<String, Row> rows = rows();
        assertThat(rows.keySet()).containsExactlyElementsOf(rules());
        rows.forEach((rule, row) ->
                assertThat(row.recorded() + row.byHand()).as(rule).isNotEmpty());
    }

    @Test
    void theLibrariesOfARowAreThoseOfItsRecords() throws IOException {
        SortedMap<String, SortedSet<String>> recorded = new TreeMap<>();
        for (Recorded each : Recorded.all()) {
            String peer = each.file().replaceFirst(".*/(pytorch-python|[^-]*)-.*", "$1");
            recorded.computeIfAbsent(each.rule(), rule -> new TreeSet<>()).add(LIBRARIES.getOrDefault(peer, peer));
        }
        rows().forEach((rule, row) -> assertThat(row.recorded().replace(" (float only)", ""))
                .as(rule)
                .isEqualTo(String.join(", ", recorded.getOrDefault(rule, new TreeSet<>()))));
    }

    @Test
    void theTestsOfARowAreThereAndNameTheRule() throws IOException {
        for (var entry : rows().entrySet()) {
            for (String test : entry.getValue().byHand().replace("`", "").split(", ", -1)) {
                if (!test.isEmpty()) {
                    assertThat(Files.readString(TESTS.resolve(test + ".java")))
                            .containsPattern("\\b" + entry.getKey() + "\\b");
                }
            }
        }
    }

    private static SortedMap<String, Row> rows() throws IOException {
        SortedMap<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                rows.put(cells[1].strip().replace("`", ""), new Row(cells[2].strip(), cells[3].strip()));
            }
        }
        return rows;
    }

    /** The rule files that are not schedules. */
    private static List<String> rules() throws IOException {
        Pattern moves = Pattern.compile("^(optimizer|transform|wrapper) ", Pattern.MULTILINE);
        try (Stream<Path> files = Files.list(RULES)) {
            List<Path> sorted = files.sorted().toList();
            List<String> rules = new ArrayList<>();
            for (Path file : sorted) {
                if (moves.matcher(Files.readString(file)).find()) {
                    rules.add(file.getFileName().toString().replace(".opt", ""));
                }
            }
            return rules.stream().sorted().toList();
        }
    }
}
