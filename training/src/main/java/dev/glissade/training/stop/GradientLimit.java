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

    /** Of the largest tensor whose gradient is a list; 0 between two steps. */
    private double[] sums = {};

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

    private double squares(Gradients gradients) {
        double sum = 0;
        for (int i = 0; i < gradients.tensors().size(); i++) {
            String name = gradients.tensors().get(i).name();
            if (gradients.has(name)) {
                sum += gradients.isSparse(name)
                        ? listedSquares(
                                gradients, name, gradients.tensors().get(i).length())
                        : squares(gradients.tensor(name));
            }
        }
        return sum;
    }

    /** An element may be listed several times: the list is added up first, and what has been counted is 0 afterwards. */
    private double listedSquares(Gradients gradients, String name, int length) {
        if (sums.length < length) {
            sums = new double[length];
        }
        gradients.listed(name, (index, value) -> sums[index] += value);
        double[] sum = new double[1];
        gradients.listed(name, (index, value) -> {
            sum[0] += sums[index] * sums[index];
            sums[index] = 0;
        });
        return sum[0];
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
