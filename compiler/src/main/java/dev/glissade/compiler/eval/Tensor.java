package dev.glissade.compiler.eval;

/** A parameter tensor that a program is to train: its name, its group, and its elements before the first step. */
public final class Tensor {

    private final String name;
    private final int group;
    private final double[] values;

    /**
     * A tensor.
     *
     * @param name reductions go over tensors in the order of their names ({@link String#compareTo})
     * @param group the index of its group, from 0
     * @param values its elements, which are copied; they are rounded to the working precision
     */
    public Tensor(String name, int group, double... values) {
        this.name = name;
        this.group = group;
        this.values = values.clone();
    }

    public String name() {
        return name;
    }

    public int group() {
        return group;
    }

    public int length() {
        return values.length;
    }

    double value(int element) {
        return values[element];
    }
}
