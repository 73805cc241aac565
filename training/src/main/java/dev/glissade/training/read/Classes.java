package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of classes by name: those that were declared, or each as it first comes. For those who read files. Not thread-safe. */
public final class Classes {
    private final List<String> names;
    private final Map<String, Integer> labels = new HashMap<>();
    private final boolean fixed;

    /** Those that were declared; if none was, all that come. */
    public Classes(List<String> declared) {
        this.names = new ArrayList<>(declared);
        this.fixed = !declared.isEmpty();
        for (String name : declared) {
            labels.put(name, labels.size());
        }
    }

    /** The label of a name; -1 if others were declared. */
    public int label(String name) {
        Integer known = labels.get(name);
        if (known != null) {
            return known;
        }
        if (fixed) {
            return -1;
        }
        names.add(name);
        labels.put(name, labels.size());
        return labels.size() - 1;
    }

    /** All names so far, in the order of their labels. */
    public List<String> names() {
        return names;
    }
}
