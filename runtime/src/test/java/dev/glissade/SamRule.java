package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;

/** {@code let p = grad(theta + grad); m = grad - p; theta -= m}, in float, by hand: two gradients, kept apart. */
final class SamRule implements UpdateRule {
    static final StateSlot M = new StateSlot("m", Scope.ELEMENT, Storage.PARAM);

    @Override
    public RuleInfo info() {
        return RuleInfo.optimizer("two_gradients")
                .hyper("rho", 1, Range.ALL)
                .state("m")
                .gradients(2)
                .build();
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        KernelLayout layout = TestRules.layout(
                2, 1, List.of(M), List.of(), List.of(GradientRequest.AT_THETA, new GradientRequest(0, 0)));
        return new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void initialise(TensorFrame frame) {
                ((float[]) frame.states[0])[frame.stateOffsets[0]] = 7;
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                float[] theta = (float[]) frame.theta;
                float[] grad = (float[]) frame.gradients[0];
                float[] point = (float[]) frame.scratch[0];
                float[] there = (float[]) frame.gradients[1];
                float[] m = (float[]) frame.states[0];
                for (int i = from; i < to; i++) {
                    float g = grad[frame.gradientOffsets[0] + i];
                    if (pass == 0) {
                        point[frame.scratchOffsets[0] + i] = theta[frame.thetaOffset + i] + g;
                    } else {
                        float d = g - there[frame.gradientOffsets[1] + i];
                        m[frame.stateOffsets[0] + i] = d;
                        theta[frame.thetaOffset + i] -= d;
                    }
                }
            }
        };
    }
}
