package dev.glissade;

import dev.glissade.spi.BFloat16;
import dev.glissade.spi.Half;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Storage;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * All that an optimizer keeps between steps but the parameters, by name: what a checkpoint has to hold. With it, the parameters
 * and the same settings an optimizer goes on bit for bit.
 *
 * <p>Immutable but for the arrays in its entries, which are not copied; thread-safe as long as nobody writes those.
 *
 * @param rule the name of the rule that it belongs to
 * @param step the number of steps made
 * @param seed the seed of the rule's random numbers, which go on where they were
 * @param started the tensors that have had a step; the others have no entry
 * @param entries one per state of a tensor, a group or the optimizer
 */
public record OptimizerState(String rule, long step, long seed, Set<String> started, List<Entry> entries) {

    public OptimizerState {
        started = Set.copyOf(started);
        entries = List.copyOf(entries);
    }

    /**
     * The elements of a tensor state as doubles, a copy; exact for every storage.
     *
     * @throws NoSuchElementException if there is no such state, or the tensor has had no step
     */
    public double[] tensor(String state, String tensor) {
        return find(state, tensor).toDoubles();
    }

    /**
     * A scalar state of the optimizer.
     *
     * @throws NoSuchElementException if there is none, or no step has been made
     */
    public double scalar(String state) {
        return find(state, "").toDoubles()[0];
    }

    /**
     * A scalar state of a tensor or of a group.
     *
     * @throws NoSuchElementException if there is none, or it has had no step
     */
    public double scalar(String state, String owner) {
        return find(state, owner).toDoubles()[0];
    }

    Entry find(String state, String owner) {
        return entries.stream()
                .filter(e -> e.state().equals(state) && e.owner().equals(owner))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no state '" + state + "'"
                        + (owner.isEmpty() ? "" : " of '" + owner + "'") + "; there are "
                        + entries.stream().map(Entry::title).toList()));
    }

    /**
     * The values of one state of one owner.
     *
     * @param state its name in the rule, for example {@code m} or {@code adam.m}
     * @param scope {@code ELEMENT} if it is a tensor, otherwise what it is a scalar of
     * @param owner the name of the tensor or the group; empty for a scalar of the optimizer
     * @param storage how the values are kept: {@code F32} in {@code float[]}, {@code F64} in {@code double[]}, {@code BF16} and
     *     {@code F16} in {@code short[]}; {@code F64} for scalars
     * @param values the array, not copied; of length 1 for a scalar
     */
    public record Entry(String state, Scope scope, String owner, Storage storage, Object values) {

        public Entry {
            boolean fits = switch (storage) {
                case F32 -> values instanceof float[];
                case F64 -> values instanceof double[];
                case BF16, F16 -> values instanceof short[];
                case PARAM, BF16_STOCHASTIC -> false;
            };
            if (!fits || (scope != Scope.ELEMENT && (storage != Storage.F64 || length(values) != 1))) {
                throw new IllegalArgumentException("state '" + state + "' of '" + owner + "' is no " + scope
                        + " state in " + storage + ": " + values.getClass().getSimpleName());
            }
        }

        /** A float tensor state. */
        public static Entry of(String state, String tensor, float[] values) {
            return new Entry(state, Scope.ELEMENT, tensor, Storage.F32, values);
        }

        /** A double tensor state. */
        public static Entry of(String state, String tensor, double[] values) {
            return new Entry(state, Scope.ELEMENT, tensor, Storage.F64, values);
        }

        /** A scalar state of a tensor, a group or the optimizer. */
        public static Entry scalar(String state, Scope scope, String owner, double value) {
            return new Entry(state, scope, owner, Storage.F64, new double[] {value});
        }

        /** The number of values. */
        public int length() {
            return length(values);
        }

        /** The values as doubles, a copy. */
        public double[] toDoubles() {
            double[] copy = new double[length()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = get(i);
            }
            return copy;
        }

        /** As messages call it. */
        String title() {
            return owner.isEmpty() ? state : state + " of " + owner;
        }

        private double get(int index) {
            if (values instanceof float[] floats) {
                return floats[index];
            }
            if (values instanceof short[] shorts) {
                return storage == Storage.F16 ? Half.toFloat(shorts[index]) : BFloat16.toFloat(shorts[index]);
            }
            return ((double[]) values)[index];
        }

        private static int length(Object values) {
            return java.lang.reflect.Array.getLength(values);
        }
    }
}
