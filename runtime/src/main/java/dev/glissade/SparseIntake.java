package dev.glissade;

import dev.glissade.spi.Precision;

/** Takes the sparse ones among the gradients of a step, checked and in order, before anything is written. */
final class SparseIntake {
    private final Parameters parameters;
    private final Frames frames;
    private final Roster roster;
    private final StateStore states;
    private final SparsePermit permit;
    private final SparseSteps steps;
    private final boolean negate;

    SparseIntake(
            Parameters parameters,
            Frames frames,
            Roster roster,
            StateStore states,
            SparsePermit permit,
            SparseSteps steps,
            boolean negate) {
        this.parameters = parameters;
        this.frames = frames;
        this.roster = roster;
        this.states = states;
        this.permit = permit;
        this.steps = steps;
        this.negate = negate;
    }

    /**
     * Takes them.
     *
     * @return the gradients for all other tensors: the same, or others if a sparse one has to be made dense
     * @throws IllegalArgumentException if an index is not one of its tensor's
     * @throws IllegalStateException if the rule does not take them
     */
    Gradients take(Gradients gradients) {
        steps.clear();
        boolean dense = false;
        if (gradients.anySparse()) {
            for (int i = 0; i < roster.size(); i++) {
                if (roster.has(i) && gradients.isSparse(i)) {
                    String name = parameters.layout().name(i);
                    if (parameters.tensors().get(i).isOffHeap()) {
                        throw new IllegalStateException("tensor '" + name
                                + "' lies off the heap, where sparse gradients are not taken: give it a dense one");
                    }
                    permit.check(i, name, frames.tensors()[i]);
                    if (!steps.canRun()) {
                        throw new IllegalStateException(
                                "the states of tensor '" + name + "' are kept in another storage, in which "
                                        + "this rule cannot take a sparse gradient: give it a dense one");
                    }
                    if (permit.firstDense() && !states.started()[i]) {
                        dense = true;
                    } else {
                        steps.take(i, name, gradients.sparse(i));
                    }
                }
            }
        }
        steps.settle();
        return dense ? filled(gradients) : gradients;
    }

    /** The same gradients, where those that are sparse and not taken are dense: 0 as the rule sees it where they say nothing. */
    private Gradients filled(Gradients gradients) {
        Gradients filled = Gradients.over(parameters).loss(gradients.loss());
        for (int i = 0; i < roster.size(); i++) {
            if (!roster.has(i)) {
                continue;
            }
            if (!gradients.isSparse(i)) {
                filled.use(i, gradients.tensor(i));
            } else if (!steps.has(i)) {
                filled.use(i, dense(i, gradients.sparse(i)));
            }
        }
        return filled;
    }

    private Tensor dense(int tensor, SparseGradient given) {
        Layout layout = parameters.layout();
        int length = layout.length(tensor);
        Object array = layout.precision() == Precision.FLOAT ? new float[length] : new double[length];
        Tensor dense = new Tensor(layout.name(tensor), layout.shape(tensor), layout.precision(), array, 0);
        dense.fill(negate ? -0.0 : 0.0);
        var list = new SparseList(layout.precision(), false);
        list.take(layout.name(tensor), given, length / given.width());
        int[] elements = list.elements();
        for (int k = 0; k < list.count() * list.width(); k++) {
            System.arraycopy(list.values(), k, array, elements[k], 1);
        }
        return dense;
    }
}
