package dev.glissade.training.noise;

import dev.glissade.Gradients;
import dev.glissade.Tensor;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.random.Draws;

/**
 * Adds normal noise to the gradients of each step, with the variance {@code eta/(1 + t)^gamma}, which falls with the step t (Neelakantan
 * et al. 2015): what the rule file {@code gradient_noise} does, for any optimizer by name and for accumulated gradients.
 *
 * <pre>{@code
 * Trainer.of(network.objective(), optimizer, train).listen(GradientNoise.annealed(0.3, 0.55, seed))
 * }</pre>
 *
 * <p>It is added before the optimizer scales, checks and clips; where that scales, the noise has the stated variance afterwards. A function
 * of seed, step, tensor and element: a resumed run has the same, and so has a rule that asks twice in a step. Needs dense gradients.
 */
public final class GradientNoise implements TrainingListener {
    private static final long PURPOSE = 0x901e;

    private final double eta;
    private final double gamma;
    private final long seed;
    private final Draws draws = new Draws();

    private GradientNoise(double eta, double gamma, long seed) {
        this.eta = eta;
        this.gamma = gamma;
        this.seed = seed;
    }

    /**
     * Noise that gets less.
     *
     * @param eta the variance to begin with, in squared units of the gradient; 0.01, 0.3 and 1 in the paper
     * @param gamma the power of 1 + t by which it falls; 0.55 in the paper, 0 for noise that stays
     */
    public static GradientNoise annealed(double eta, double gamma, long seed) {
        if (!(eta >= 0 && eta < Double.POSITIVE_INFINITY && gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "noise of eta " + eta + " and gamma " + gamma + "; expected both in [0, inf)");
        }
        return new GradientNoise(eta, gamma, seed);
    }

    @Override
    public void evaluated(Run run) {
        long step = run.step() + 1;
        double deviation =
                Math.sqrt(eta / Math.pow(1.0 + step, gamma)) / run.optimizer().gradientScale();
        Gradients gradients = run.gradients();
        for (int i = 0; i < gradients.tensors().size(); i++) {
            String name = gradients.tensors().get(i).name();
            if (gradients.has(name)) {
                if (gradients.isSparse(name)) {
                    throw new IllegalStateException("noise goes to every element of tensor '" + name
                            + "', whose gradient is sparse: let the model give dense gradients");
                }
                draws.start(seed ^ PURPOSE, step, i);
                add(gradients.tensor(name), deviation);
            }
        }
    }

    private void add(Tensor gradient, double deviation) {
        for (int i = 0; i < gradient.length(); i++) {
            gradient.set(i, gradient.get(i) + deviation * draws.gaussian());
        }
    }
}
