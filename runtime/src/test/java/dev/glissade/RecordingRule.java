package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;

/** {@code v = v/2 + grad; theta -= lr*v}, in float, by hand; its one pass is uniform, and it notes the ranges that it is run over. */
final class RecordingRule implements UpdateRule {
    private static final RuleInfo INFO =
            TestRules.info("recording", List.of(TestRules.real("lr", 0, TestRules.FROM_0, 1.0)), MomentumRule.V);

    private final List<String> ranges;
    private final boolean uniform;

    RecordingRule(List<String> ranges, boolean uniform) {
        this.ranges = ranges;
        this.uniform = uniform;
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        KernelLayout layout = new KernelLayout(
                1,
                0,
                0,
                0,
                0,
                List.of(MomentumRule.V),
                List.of(),
                List.of(GradientRequest.AT_THETA),
                false,
                false,
                List.of(),
                uniform ? List.of(0) : List.of());
        return new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                synchronized (ranges) {
                    ranges.add(from + "-" + to);
                }
                float[] theta = (float[]) frame.theta;
                float[] grad = (float[]) frame.gradients[0];
                float[] v = (float[]) frame.states[0];
                float lr = (float) frame.group.hyper[0];
                for (int i = from; i < to; i++) {
                    float next = v[frame.stateOffsets[0] + i] / 2 + grad[frame.gradientOffsets[0] + i];
                    v[frame.stateOffsets[0] + i] = next;
                    theta[frame.thetaOffset + i] -= lr * next;
                }
            }
        };
    }
}
