package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.RuleInfo.Variant;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Makes rules whose kernels are written by hand. */
final class TestRules {
    static final Range FROM_0 = new Range(0, false, Double.POSITIVE_INFINITY, true);
    static final Range UP_TO_1 = new Range(0, false, 1, true);

    private TestRules() {}

    static Hyperparameter real(String name, int slot, Range range, Double... defaults) {
        return hyper(name, Hyperparameter.Type.REAL, slot, 1, range, false, defaults);
    }

    static Hyperparameter uniform(String name, int slot, Range range, Double... defaults) {
        return hyper(name, Hyperparameter.Type.REAL, slot, 1, range, true, defaults);
    }

    static Hyperparameter integer(String name, int slot, Range range, Double... defaults) {
        return hyper(name, Hyperparameter.Type.INT, slot, 1, range, false, defaults);
    }

    static Hyperparameter flag(String name, boolean on) {
        return hyper(name, Hyperparameter.Type.FLAG, -1, 1, Range.ALL, false, on ? 1.0 : 0.0);
    }

    static Hyperparameter list(String name, int slot, Range range, Double... defaults) {
        return hyper(name, Hyperparameter.Type.LIST, slot, defaults.length, range, false, defaults);
    }

    private static Hyperparameter hyper(
            String name,
            Hyperparameter.Type type,
            int slot,
            int length,
            Range range,
            boolean uniform,
            Double... defaults) {
        List<Double> all = List.of(defaults);
        return new Hyperparameter(
                name, type, slot, length, all, all.isEmpty() ? "" : all.toString(), range, "", false, uniform);
    }

    static RuleInfo info(String name, List<Hyperparameter> hypers, StateSlot... states) {
        List<Variant> variants = new ArrayList<>();
        long flags = hypers.stream()
                .filter(h -> h.type() == Hyperparameter.Type.FLAG)
                .count();
        for (int i = 0; i < 1 << flags; i++) {
            variants.add(new Variant(List.of(states), 1, true, false, false));
        }
        return new RuleInfo(name, UnitKind.OPTIMIZER, "", hypers, variants, new RuleSource("test", "", ""));
    }

    /** A rule whose kernel is the same for all flags. */
    static UpdateRule rule(RuleInfo info, Kernel kernel) {
        return rule(info, (precision, flags) -> kernel);
    }

    static UpdateRule rule(RuleInfo info, BiFunction<Precision, Integer, Kernel> kernels) {
        return new UpdateRule() {
            @Override
            public RuleInfo info() {
                return info;
            }

            @Override
            public Kernel kernel(Precision precision, int flags) {
                return kernels.apply(precision, flags);
            }
        };
    }

    /** A layout with everything spelled out that most tests leave alone. */
    static KernelLayout layout(
            int passes,
            int scratch,
            List<StateSlot> states,
            List<KernelLayout.Reduction> reductions,
            List<KernelLayout.GradientRequest> gradients) {
        return new KernelLayout(
                passes, 4, 4, 4, scratch, states, reductions, gradients, true, false, List.of(), List.of());
    }

    /** The same rule, whose kernel shows its global frame before each pass and after the last. */
    static UpdateRule spy(UpdateRule rule, Consumer<GlobalFrame> spy) {
        return rule(rule.info(), (precision, flags) -> {
            Kernel kernel = rule.kernel(precision, flags);
            return new Kernel() {
                @Override
                public KernelLayout layout() {
                    return kernel.layout();
                }

                @Override
                public void global(int pass, GlobalFrame frame) {
                    kernel.global(pass, frame);
                    spy.accept(frame);
                }

                @Override
                public void group(int pass, GroupFrame frame) {
                    kernel.group(pass, frame);
                }

                @Override
                public void tensor(int pass, TensorFrame frame) {
                    kernel.tensor(pass, frame);
                }

                @Override
                public void run(int pass, TensorFrame frame, int from, int to) {
                    kernel.run(pass, frame, from, to);
                }
            };
        });
    }
}
