package dev.glissade.samples.pictures;

import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.plots.surface.Surface;
import dev.glissade.plots.surface.SurfacePlot;
import dev.glissade.plots.surface.Trajectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * Several optimizers from one start, each with a rate that suits it there.
 *
 * <p>Figures 4a and 4b of Ruder (arXiv:1609.04747) come from animations by Alec Radford whose starts and rates are not published; these are
 * chosen so that each optimizer shows its character.
 */
public final class Ways {
    private final Surface surface;
    private final Surface.Point start;
    private final int steps;
    private final SurfacePlot plot;

    private Ways(String title, Surface surface, double x, double y, int steps) {
        this.surface = surface;
        this.start = new Surface.Point(x, y);
        this.steps = steps;
        this.plot = SurfacePlot.titled(title, surface);
    }

    /** Writes all of them. */
    public static void write(Path folder) throws IOException {
        new Ways("Optimizers on Beale's function (after Ruder's figure 4a)", Surface.beale(), 1, 1.5, 150)
                .with("sgd", 0.01)
                .with("momentum", 0.005)
                .with("nesterov", 0.005)
                .with("adagrad", 0.5)
                .with("adadelta", Optimizers.named("adadelta").set("eps", 1e-4))
                .with("rmsprop", 0.02)
                .with("adam", 0.1)
                .write(folder, "beale");
        new Ways("Optimizers at a saddle point (after Ruder's figure 4b)", Surface.saddle(), 1.2, 1e-6, 250)
                .with("sgd", 0.04)
                .with("momentum", 0.04)
                .with("nesterov", 0.04)
                .with("adagrad", 0.3)
                .with("adadelta", Optimizers.named("adadelta").set("eps", 1e-4))
                .with("rmsprop", 0.05)
                .write(folder, "saddle");
        new Ways("A ravine without and with momentum (after Ruder's figure 2)", Surface.ravine(), -5, -2, 40)
                .with("sgd", 0.45)
                .with(
                        "momentum, lr 0.45, g 0.5",
                        Optimizers.named("momentum").set("lr", 0.45).set("g", 0.5))
                .write(folder, "ravine");
        new Ways("Optimizers on Himmelblau's function", Surface.himmelblau(), -0.3, -1, 100)
                .with("sgd", 0.01)
                .with("momentum", 0.005)
                .with("rmsprop", 0.1)
                .with("adam", 0.3)
                .write(folder, "himmelblau");
        new Ways("Optimizers on Rosenbrock's function", Surface.rosenbrock(), -1.2, 1, 1000)
                .with("sgd", 0.001)
                .with("momentum", 0.0005)
                .with("nesterov", 0.0005)
                .with("adam", 0.1)
                .write(folder, "rosenbrock");
    }

    private Ways with(String rule, double rate) {
        String text = BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
        return with(rule + ", lr " + text, Optimizers.named(rule).set("lr", rate));
    }

    private Ways with(String name, OptimizerBuilder rule) {
        plot.add(Trajectory.of(name, rule, surface, start, steps));
        return this;
    }

    private void write(Path folder, String name) throws IOException {
        plot.write(folder.resolve(name + ".svg"), folder.resolve(name + ".png"))
                .writePage(folder.resolve(name + ".html"));
    }
}
