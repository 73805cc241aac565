package dev.glissade.secondorder;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Scaling;
import dev.glissade.training.model.Network;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.objective.Penalty;
import dev.glissade.training.read.Csv;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Logistic regression on breast-cancer data with an L2 penalty of 0.01 (half of it on each square of a weight): without one a plane parts
 * the classes, and there is no minimum.
 */
final class BreastCancer {
    static final Network NETWORK = Network.logistic(30);
    static final Objective OBJECTIVE = Penalty.l2(0.01).plus(NETWORK.objective());

    private BreastCancer() {}

    /** The 569 rows, each input with mean 0 and variance 1. */
    static Dataset rows() {
        try {
            Path file =
                    Path.of(BreastCancer.class.getResource("breast-cancer.csv").toURI());
            Dataset raw = Csv.withHeader().label("diagnosis").read(file);
            return Scaling.standard(raw).of(raw);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loss and gradient over all rows. */
    static GradientFunction function(Parameters parameters) {
        Dataset rows = rows();
        Batch batch = new Batch(rows.schema(), rows.size(), Precision.DOUBLE).clear(0, 1);
        for (int i = 0; i < rows.size(); i++) {
            rows.read(i, batch);
        }
        Gradients gradients = parameters.gradients();
        return point -> gradients.loss(OBJECTIVE.at(point, batch, gradients));
    }
}
