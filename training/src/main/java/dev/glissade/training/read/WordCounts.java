package dev.glissade.training.read;

import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as bags of words: how often each word occurs in each row. */
final class WordCounts {
    /** Letters and digits; case makes no difference. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Optional<List<String>> wanted;
    private final List<Map<String, Integer>> rows = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private Map<String, Integer> row = new HashMap<>();

    /** @param wanted the words that count, in order; empty for all that occur */
    WordCounts(Optional<List<String>> wanted) {
        this.wanted = wanted;
    }

    /** Adds a text to the row that is being read. */
    void add(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            row.merge(words.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
    }

    /** Ends the row; one that is bad is forgotten. */
    void row(double target, boolean good) {
        if (good) {
            rows.add(row);
            targets.add(target);
        }
        row = new HashMap<>();
    }

    /** All rows; words are in the order in which they are wanted, otherwise in that of the alphabet. */
    SparseRows dataset(List<String> classes) {
        List<String> words = wanted.orElseGet(() -> {
            TreeSet<String> all = new TreeSet<>();
            rows.forEach(counts -> all.addAll(counts.keySet()));
            return List.copyOf(all);
        });
        Map<String, Integer> numbers = new HashMap<>();
        for (String word : words) {
            numbers.put(word, numbers.size());
        }
        SparseRows.Builder builder = SparseRows.builder();
        for (int i = 0; i < rows.size(); i++) {
            Map<Integer, Integer> listed = new TreeMap<>();
            rows.get(i).forEach((word, count) -> {
                Integer number = numbers.get(word);
                if (number != null) {
                    listed.put(number, count);
                }
            });
            listed.forEach(builder::input);
            builder.row(targets.get(i));
        }
        return builder.build(new Schema(words.size(), words, classes, true));
    }
}
