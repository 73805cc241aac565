package dev.glissade.compiler.eval;

import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.ScalarFunction;
import dev.glissade.compiler.type.HyperType;
import java.util.Map;
import java.util.stream.IntStream;

/** What the hyperparameters of a rule are worth: given, by default, following others, or computed in each step. */
public final class Settings {

    private Settings() {}

    /**
     * The values of one group in a step, by slot.
     *
     * @param given by public name; a list has one value for each element
     * @param step the number of the step, from 1, for those computed from schedules
     * @throws IllegalArgumentException if one that has no default is missing
     */
    public static double[] values(LoweredRule rule, Map<String, double[]> given, long step) {
        double[] values = new double
                [rule.hypers().stream()
                        .filter(h -> h.type() != HyperType.FLAG)
                        .mapToInt(HyperSlot::length)
                        .sum()];
        for (HyperSlot hyper : rule.hypers()) {
            if (hyper.type() != HyperType.FLAG) {
                double[] own = given.getOrDefault(hyper.name(), new double[0]);
                for (int i = 0; i < hyper.length(); i++) {
                    values[hyper.slot() + i] = i < own.length ? own[i] : byDefault(hyper, i, values, step);
                }
            }
        }
        return values;
    }

    private static double byDefault(HyperSlot hyper, int element, double[] values, long step) {
        if (hyper.defaults().isEmpty()) {
            throw new IllegalArgumentException("'" + hyper.name() + "' has no default and is not given");
        }
        return value(hyper.defaults().get(element), values, step);
    }

    /**
     * The choice of flags as {@link LoweredRule#variants()} is indexed.
     *
     * @param given by public name; what is missing has its default
     */
    public static int choice(LoweredRule rule, Map<String, Boolean> given) {
        return IntStream.range(0, rule.flags().size())
                .filter(bit -> given.getOrDefault(
                        rule.flags().get(bit), byDefault(rule, rule.flags().get(bit))))
                .map(bit -> 1 << bit)
                .sum();
    }

    private static boolean byDefault(LoweredRule rule, String flag) {
        return rule.hypers().stream().anyMatch(h -> h.name().equals(flag) && h.flagDefault());
    }

    /**
     * The value of a formula.
     *
     * @param hypers the hyperparameters by slot
     * @param step what {@code t} is
     */
    public static double value(ScalarFunction function, double[] hypers, long step) {
        double[] results = new double[function.nodes().size()];
        for (int i = 0; i < results.length; i++) {
            Op op = function.nodes().get(i).op();
            if (op instanceof Op.Constant constant) {
                results[i] = constant.value();
            } else if (op instanceof Op.Truth truth) {
                results[i] = truth.value() ? 1 : 0;
            } else if (op instanceof Op.Hyper hyper) {
                results[i] = hypers[hyper.slot()];
            } else if (op instanceof Op.Step) {
                results[i] = step;
            } else if (op instanceof Op.Apply apply) {
                results[i] = apply.operation()
                        .apply(apply.arguments().stream()
                                .mapToDouble(a -> results[a])
                                .toArray());
            } else {
                throw new IllegalStateException("a formula holds " + op);
            }
        }
        return results[function.result()];
    }
}
