package dev.glissade;

import dev.glissade.spi.BFloat16;
import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Half;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;

/**
 * States of every scope and narrow storage that start at a hyperparameter (the optimizer's at 100) and grow by 1 in a step; theta
 * falls by the tensor's count. In float, by hand.
 */
final class CountingRule implements UpdateRule {
    private final List<String> calls;

    /** Notes in {@code calls} whether a tensor's step was its first. */
    CountingRule(List<String> calls) {
        this.calls = calls;
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.optimizer("counting")
                .hyper("start", 4, Range.ALL)
                .state("half", Scope.ELEMENT, Storage.F16)
                .state("brain", Scope.ELEMENT, Storage.BF16)
                .state("all", Scope.GLOBAL, Storage.PARAM)
                .state("of_group", Scope.GROUP, Storage.PARAM)
                .state("of_tensor", Scope.TENSOR, Storage.PARAM)
                .build();
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        List<StateSlot> states = info().variants().get(0).states();
        KernelLayout layout = KernelLayout.elementwise(states.toArray(StateSlot[]::new));
        return new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void initialise(GlobalFrame frame) {
                frame.states[0] = 100;
            }

            @Override
            public void initialise(GroupFrame frame) {
                frame.states[0] = frame.hyper[0];
            }

            @Override
            public void initialise(TensorFrame frame) {
                frame.scalarStates[0] = frame.group.hyper[0];
                for (int i = 0; i < frame.length; i++) {
                    ((short[]) frame.states[0])[frame.stateOffsets[0] + i] = Half.of(frame.group.hyper[0]);
                    ((short[]) frame.states[1])[frame.stateOffsets[1] + i] = BFloat16.of(frame.group.hyper[0]);
                }
            }

            @Override
            public void global(int pass, GlobalFrame frame) {
                frame.nextStates[0] = frame.states[0] + 1;
            }

            @Override
            public void group(int pass, GroupFrame frame) {
                frame.nextStates[0] = frame.states[0] + 1;
            }

            @Override
            public void tensor(int pass, TensorFrame frame) {
                frame.nextScalarStates[0] = frame.scalarStates[0] + 1;
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                calls.add((frame.first ? "first " : "later ") + (frame.length == 1 ? "b" : "w"));
                short[] half = (short[]) frame.states[0];
                short[] brain = (short[]) frame.states[1];
                for (int i = from; i < to; i++) {
                    int h = frame.stateOffsets[0] + i;
                    half[h] = Half.of(Half.toFloat(half[h]) + 1);
                    int b = frame.stateOffsets[1] + i;
                    brain[b] = BFloat16.of(BFloat16.toFloat(brain[b]) + 1);
                    ((float[]) frame.theta)[frame.thetaOffset + i] -= (float) frame.nextScalarStates[0];
                }
            }
        };
    }
}
