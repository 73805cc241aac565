package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of classes by name: those that were declared, or each as it first comes. */
final class Classes {
    private final List<String> names;
    private final Map<String, Integer> labels = new HashMap<>();
    private final boolean fixed;

    Classes(List<String> declared) {
        this.names = new ArrayList<>(declared);
        this.fixed = !declared.isEmpty();
        for (String name : declared) {
            labels.put(name, labels.size());
        }
    }

    /** The label of a name; -1 if others were declared. */
    int label(String name) {
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

    List<String> names() {
        return names;
    }
}
