package dev.glissade.compiler.random;

import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;

/** The names that a statement of a random rule may use; a block has its own copy, so that what it declares ends with it. */
final class Known {

    /**
     * A scalar or truth value.
     *
     * @param scope for how much it stands
     */
    record Named(String name, Scope scope) {}

    final List<String> tensors = new ArrayList<>();
    final List<Named> scalars = new ArrayList<>();
    final List<Named> truths = new ArrayList<>();
    final List<String> flags = new ArrayList<>();

    /** Tensor states and tensor locals that may be assigned. */
    final List<String> tensorTargets = new ArrayList<>();

    /** Scalar states that may be assigned. */
    final List<Named> scalarStates = new ArrayList<>();

    /** Tensor states, for {@code prev} and {@code stale}. */
    final List<String> tensorStates = new ArrayList<>();

    Known copy() {
        var copy = new Known();
        copy.tensors.addAll(tensors);
        copy.scalars.addAll(scalars);
        copy.truths.addAll(truths);
        copy.flags.addAll(flags);
        copy.tensorTargets.addAll(tensorTargets);
        copy.scalarStates.addAll(scalarStates);
        copy.tensorStates.addAll(tensorStates);
        return copy;
    }
}
