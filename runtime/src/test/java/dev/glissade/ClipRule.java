package dev.glissade;

import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.Combine;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.KernelLayout.Reduction;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;

/** {@code theta -= lr*grad/norm(grad)} with the norm over one scope S, in double, by hand: two passes. */
final class ClipRule implements UpdateRule {
    private final Scope scope;

    ClipRule(Scope scope) {
        this.scope = scope;
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.optimizer("clip_" + scope)
                .hyper("lr", 1, Range.of("[0, inf)"))
                .build();
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        KernelLayout layout = TestRules.layout(
                2, 0, List.of(), List.of(new Reduction(0, Combine.SUM, scope, 1)), List.of(GradientRequest.AT_THETA));
        return new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void group(int pass, GroupFrame frame) {
                if (pass == 1 && scope == Scope.GLOBAL) {
                    frame.scalars[0] = Math.sqrt(frame.global.scalars[1]);
                } else if (pass == 1 && scope == Scope.GROUP) {
                    frame.scalars[0] = Math.sqrt(frame.scalars[1]);
                }
            }

            @Override
            public void tensor(int pass, TensorFrame frame) {
                if (pass == 1) {
                    frame.scalars[0] = scope == Scope.TENSOR ? Math.sqrt(frame.scalars[1]) : frame.group.scalars[0];
                }
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                double[] theta = (double[]) frame.theta;
                double[] grad = (double[]) frame.gradients[0];
                for (int block = from; block < to; block += BLOCK) {
                    double sum = 0;
                    for (int i = block; i < Math.min(to, block + BLOCK); i++) {
                        double g = grad[frame.gradientOffsets[0] + i];
                        sum += g * g;
                        if (pass == 1) {
                            theta[frame.thetaOffset + i] -= frame.group.hyper[0] * g / frame.scalars[0];
                        }
                    }
                    if (pass == 0) {
                        frame.partials[0][block / BLOCK] = sum;
                    }
                }
            }
        };
    }
}
