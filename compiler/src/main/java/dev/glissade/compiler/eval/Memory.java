package dev.glissade.compiler.eval;

import dev.glissade.compiler.type.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The shapes of what is trained: how many instances a value of some scope has, and how long each is. */
final class Memory {

    private final List<Tensor> tensors;
    private final int groups;
    private final int[] byName;

    Memory(List<Tensor> tensors, int groups) {
        this.tensors = List.copyOf(tensors);
        this.groups = groups;
        this.byName = IntStream.range(0, tensors.size())
                .boxed()
                .sorted((a, b) -> tensors.get(a).name().compareTo(tensors.get(b).name()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    List<Tensor> tensors() {
        return tensors;
    }

    /** The indices of the tensors in the order of their names. */
    int[] byName() {
        return byName.clone();
    }

    int index(String tensor) {
        return IntStream.range(0, tensors.size())
                .filter(k -> tensors.get(k).name().equals(tensor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tensor is named '" + tensor + "'"));
    }

    int instances(Scope scope) {
        return switch (scope) {
            case GLOBAL -> 1;
            case GROUP -> groups;
            case TENSOR, ELEMENT -> tensors.size();
        };
    }

    /** The length of one instance. */
    int length(Scope scope, int instance) {
        return scope == Scope.ELEMENT ? tensors.get(instance).length() : 1;
    }

    /** Which instance of a value of scope {@code of} an instance of a narrower or the same scope sees. */
    int seen(Scope of, Scope from, int instance) {
        return switch (of) {
            case GLOBAL -> 0;
            case GROUP -> from == Scope.GROUP ? instance : tensors.get(instance).group();
            case TENSOR, ELEMENT -> instance;
        };
    }

    /** Room for one value of the scope. */
    double[][] room(Scope scope) {
        double[][] room = new double[instances(scope)][];
        for (int k = 0; k < room.length; k++) {
            room[k] = new double[length(scope, k)];
        }
        return room;
    }

    static double[][] copy(double[][] values) {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
