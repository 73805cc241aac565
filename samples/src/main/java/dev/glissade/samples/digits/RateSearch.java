package dev.glissade.samples.digits;

import java.util.List;

/** Chooses a learning rate: short runs at the same few rates for every optimizer, judged on the validation part. */
record RateSearch(Training training, int epochs) {

    private static final List<String> RATES =
            List.of("1e-4", "3e-4", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3");

    /** The recipe with the rate of the most accurate run, of equals the one with the lowest loss; as it is if it needs none. */
    Recipe choose(Classifier model, Recipe recipe) {
        if (!recipe.wantsRate()) {
            return recipe;
        }
        Recipe best = recipe;
        double bestAccuracy = -1;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (String rate : RATES) {
            Recipe tried = recipe.with(Recipe.RATE, rate);
            Training.Result result = training.run(model, tried, epochs, Progress.silent());
            double accuracy = result.accuracy(training.data(), training.split().validation());
            if (accuracy > bestAccuracy || (accuracy == bestAccuracy && result.loss() < bestLoss)) {
                best = tried;
                bestAccuracy = accuracy;
                bestLoss = result.loss();
            }
        }
        return best;
    }
}
