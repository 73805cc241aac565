package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.Scope;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program put in order: what is worked out once, what in loops over the elements, and in how many of them.
 *
 * <p>In a step, for each pass: the scalars of the pass, scope by scope from the widest; then its loops, block by block; then the
 * reductions of the pass are combined, and the gradients asked for that follow it. Behind the last pass there may be scalars
 * once more. Only {@code pass.Fusion} makes plans.
 *
 * @param program what is put in order
 * @param scopes for each value its scope, where a uniform hyperparameter counts as global
 * @param requests the gradients in the order in which they are asked for; {@link Op.Gradient#number} in a {@link Body} is an
 *     index into this list
 * @param terms how many tensors of working memory, behind those of the points, hold what is reduced
 * @param reductions what the passes reduce
 * @param slots for each scalar that must be kept for a later method, its place in the scalars of its scope
 * @param scalars what is worked out once, in order
 * @param fills the initial values of states that are made of hyperparameters and literals
 * @param passes the loops over memory, at least one
 */
public record Plan(
        Program program,
        List<Scope> scopes,
        List<Request> requests,
        int terms,
        List<Reduction> reductions,
        Map<Integer, Integer> slots,
        List<Scalars> scalars,
        List<Fill> fills,
        List<Pass> passes) {
    public Plan {
        scopes = List.copyOf(scopes);
        requests = List.copyOf(requests);
        reductions = List.copyOf(reductions);
        slots = Map.copyOf(slots);
        scalars = List.copyOf(scalars);
        fills = List.copyOf(fills);
        passes = List.copyOf(passes);
    }

    /** The place of a scalar in the scalars of its scope. */
    public int slot(int value) {
        Integer slot = slots.get(value);
        if (slot == null) {
            throw new IllegalStateException("value " + value + " is not kept");
        }
        return slot;
    }

    /** How many scalars of the scope are kept. */
    public int kept(Scope scope) {
        return (int) slots.keySet().stream().filter(v -> scopes.get(v) == scope).count();
    }

    /** The number of points that a gradient is taken at, each a tensor of working memory. */
    public int points() {
        return (int) requests.stream().filter(r -> r.scratch().isPresent()).count();
    }

    /** The number of tensors of working memory. */
    public int scratch() {
        return points() + terms;
    }

    /**
     * Whether a pass depends on nothing of a tensor but its elements: on no scalar of the tensor's own, on no random numbers,
     * which know their place, and reduces nothing.
     */
    public boolean isUniform(int pass) {
        return passes.get(pass).loops().stream()
                .allMatch(loop -> loop instanceof Update && bodies(loop).allMatch(this::isUniform));
    }

    private boolean isUniform(Body body) {
        return body.values().stream()
                .noneMatch(v -> v.node().op() instanceof Op.Draw || scopes.get(v.number()) == Scope.TENSOR);
    }

    /** The last pass that reads the gradient of a request; -1 if none does. */
    public int lastPass(int request) {
        return IntStream.range(0, passes.size())
                .filter(pass -> passes.get(pass).loops().stream()
                        .flatMap(Plan::bodies)
                        .flatMap(body -> body.values().stream())
                        .anyMatch(v -> v.node().op() instanceof Op.Gradient gradient && gradient.number() == request))
                .max()
                .orElse(-1);
    }

    private static Stream<Body> bodies(Loop loop) {
        return loop instanceof Update update ? bodies(update.choice()) : Stream.of(((Accumulate) loop).body());
    }

    private static Stream<Body> bodies(Choice choice) {
        return choice instanceof Test test
                ? Stream.of(Stream.of(test.condition()), bodies(test.yes()), bodies(test.no()))
                        .flatMap(bodies -> bodies)
                : ((Run) choice).bodies().stream();
    }

    /**
     * A gradient that is asked for when a pass is done for all tensors.
     *
     * @param afterPass -1 for the gradient at the parameters, in hand when the step begins
     * @param scratch the working memory that holds the point; empty for the parameters
     */
    public record Request(int afterPass, OptionalInt scratch) {}

    /** The reduction that {@code pass} makes for the value {@code value}, a {@link Op.Reduce}. */
    public record Reduction(int value, int pass, Op.Reduce op) {}

    /**
     * What is worked out once for each thing of the scope, before the loops of a pass.
     *
     * @param values what to work out, in order
     * @param nextStates the scalar states whose new value is known now
     */
    public record Scalars(Scope scope, int pass, List<Integer> values, List<NextState> nextStates) {
        public Scalars {
            values = List.copyOf(values);
            nextStates = List.copyOf(nextStates);
        }
    }

    /** The new value of a scalar state. */
    public record NextState(int slot, int value) {}

    /**
     * The initial value of a state.
     *
     * @param values what to work out for it, in order
     */
    public record Fill(int slot, List<Integer> values, int value) {
        public Fill {
            values = List.copyOf(values);
        }
    }

    /** One loop over memory: some loops over each block, one after the other while the block is in the cache. */
    public record Pass(List<Loop> loops) {
        public Pass {
            loops = List.copyOf(loops);
        }
    }

    /** A loop over the elements of a block. */
    public sealed interface Loop {}

    /** Works out tensors and stores them. */
    public record Update(Choice choice) implements Loop {}

    /**
     * Works out a term and reduces it.
     *
     * @param reduction an index into {@link Plan#reductions}
     * @param body its only output is {@link Place.Term}
     * @param firstOnly whether only a tensor's first step needs it
     */
    public record Accumulate(int reduction, Body body, boolean firstOnly) implements Loop {}

    /** Which version of a loop runs; scalar conditions are tested outside the loop. */
    public sealed interface Choice {}

    /**
     * A test.
     *
     * @param condition its only output, a {@link Place.Term}, is the condition
     */
    public record Test(Body condition, Choice yes, Choice no) implements Choice {}

    /**
     * What runs under all the tests that lead to it.
     *
     * @param bodies one loop; or the parts of one that is too long for the JVM, one after the other; none if nothing changes
     */
    public record Run(List<Body> bodies) implements Choice {
        public Run {
            bodies = List.copyOf(bodies);
        }
    }

    /**
     * What is done for one element.
     *
     * @param values the values that it needs, each after its operands; scalars among them are read or worked out before the
     *     loop. A value that an earlier loop has stored is here as a load
     * @param outputs what it leaves behind; all loads come before all of these
     */
    public record Body(List<Value> values, List<Output> outputs) {
        public Body {
            values = List.copyOf(values);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A value of a body.
     *
     * @param number its number in the program; operands are given by it
     * @param before whether it is worked out before the loop although it has the working precision
     * @param read whether it is a scalar that the body does not work out: read from where it is kept
     */
    public record Value(int number, Node node, boolean before, boolean read) {}

    /** A value and the place that it goes to. */
    public record Output(Place place, int value) {}

    /** Where an element of a tensor goes. */
    public sealed interface Place {
        /** The parameter. */
        record Theta() implements Place {}

        /** A tensor state. */
        record State(int slot) implements Place {}

        /** A point that a gradient is taken at, or a term of reductions, which {@link Op.Kept} reads back. */
        record Scratch(int number) implements Place {}

        /** The point of evaluation. */
        record Out() implements Place {}

        /** Working room of the thread, for a later part of the same loop ({@link Op.Kept}). */
        record Kept(int number) implements Place {}

        /** Nowhere in memory: the term of a reduction, or a condition. */
        record Term() implements Place {}
    }
}
