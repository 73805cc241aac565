package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;

/** {@code v = g*v + lr*grad; theta -= v}, by hand. */
public final class MomentumRule implements UpdateRule {
    static final StateSlot V = new StateSlot("v", Scope.ELEMENT, Storage.PARAM);

    private static final RuleInfo INFO = TestRules.info(
            "momentum",
            List.of(TestRules.real("g", 0, TestRules.UP_TO_1), TestRules.real("lr", 1, TestRules.FROM_0)),
            V);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        return precision == Precision.FLOAT ? new Floats() : new Doubles();
    }

    private static final class Floats implements Kernel {
        @Override
        public KernelLayout layout() {
            return KernelLayout.elementwise(V);
        }

        @Override
        public void run(int pass, TensorFrame frame, int from, int to) {
            float[] theta = (float[]) frame.theta;
            float[] grad = (float[]) frame.gradients[0];
            float[] v = (float[]) frame.states[0];
            float g = (float) frame.group.hyper[0];
            float lr = (float) frame.group.hyper[1];
            for (int i = from; i < to; i++) {
                float next = g * v[frame.stateOffsets[0] + i] + lr * grad[frame.gradientOffsets[0] + i];
                v[frame.stateOffsets[0] + i] = next;
                theta[frame.thetaOffset + i] -= next;
            }
        }
    }

    private static final class Doubles implements Kernel {
        @Override
        public KernelLayout layout() {
            return KernelLayout.elementwise(V);
        }

        @Override
        public void run(int pass, TensorFrame frame, int from, int to) {
            double[] theta = (double[]) frame.theta;
            double[] grad = (double[]) frame.gradients[0];
            double[] v = (double[]) frame.states[0];
            double g = frame.group.hyper[0];
            double lr = frame.group.hyper[1];
            for (int i = from; i < to; i++) {
                double next = g * v[frame.stateOffsets[0] + i] + lr * grad[frame.gradientOffsets[0] + i];
                v[frame.stateOffsets[0] + i] = next;
                theta[frame.thetaOffset + i] -= next;
            }
        }
    }
}
