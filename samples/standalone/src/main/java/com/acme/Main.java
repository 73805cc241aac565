package com.acme;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.UnitKind;

/** Walks down the valley {@code x^2/2 + 5*y^2} with the optimizer that is named on the command line. */
public final class Main {

    public static void main(String[] args) {
        String name = args.length == 0 ? "acme_momentum" : args[0];
        if (name.equals("list")) {
            RuleRegistry.discover().names(UnitKind.OPTIMIZER).forEach(System.out::println);
            return;
        }
        float[] theta = {3, 1};
        var builder = Optimizers.named(name);
        for (int i = 1; i < args.length; i++) {
            String[] setting = args[i].split("=", 2);
            builder.set(setting[0], Double.parseDouble(setting[1]));
        }
        Optimizer optimizer = builder.over(theta);
        for (int i = 0; i < 200; i++) {
            optimizer.step(new float[] {theta[0], 10 * theta[1]});
        }
        System.out.printf("%s ended at (%.4f, %.4f)%n", name, theta[0], theta[1]);
    }
}
