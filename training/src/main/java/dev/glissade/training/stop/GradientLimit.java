package dev.glissade.training.stop;

import dev.glissade.Gradients;
import dev.glissade.Tensor;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;

/** Ends a run when the gradient is small. It is measured before the step, which may scale, clip or clear it where it lies. */
final class GradientLimit implements TrainingListener, Memory {
    private final LastNorm norm;
    private boolean seen;

    GradientLimit(double limit) {
        this.norm = new LastNorm("gradient", limit);
    }

    @Override
    public void began(Run run) {
        seen = false;
        norm.began(run);
    }

    @Override
    public void evaluated(Run run) {
        if (!seen) {
            norm.see(run.optimizer().gradientScale() * Math.sqrt(squares(run.gradients())));
            seen = true;
        }
    }

    @Override
    public void stepped(Run run) {
        seen = false;
        norm.look(run);
    }

    private static double squares(Gradients gradients) {
        double sum = 0;
        for (int i = 0; i < gradients.tensors().size(); i++) {
            String name = gradients.tensors().get(i).name();
            if (gradients.has(name)) {
                sum += squares(gradients.tensor(name));
            }
        }
        return sum;
    }

    private static double squares(Tensor gradient) {
        double sum = 0;
        for (int i = 0; i < gradient.length(); i++) {
            double value = gradient.get(i);
            sum += value * value;
        }
        return sum;
    }

    @Override
    public String memoryName() {
        return "gradient norm";
    }

    @Override
    public Remembered remember() {
        return norm.remember();
    }

    @Override
    public void recall(Remembered remembered) {
        norm.recall(remembered);
    }
}
