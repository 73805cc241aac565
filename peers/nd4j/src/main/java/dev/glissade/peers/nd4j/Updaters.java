package dev.glissade.peers.nd4j;

import dev.glissade.peers.Case;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The updaters that are recorded, and which rule each is the reference of.
 *
 * <p>Two are the reference of none: {@code RmsProp} starts its average at epsilon, and {@code Nadam} has no momentum schedule and leaves its average of squares uncorrected.
 */
final class Updaters {

    static final Map<Case, Factory> ALL = all();

    private Updaters() {}

    /** How a case is made: its updater, and the clipping before it. */
    record Factory(Function<Case, IUpdater> updater, Clip clip) {
        IUpdater config(Case chosen) {
            return updater.apply(chosen);
        }
    }

    private static Map<Case, Factory> all() {
        Map<Case, Factory> all = new LinkedHashMap<>();
        put(all, Case.of("sgd", "plain", "Sgd(lr)", 0.1), c -> new Sgd(c.rate()));
        put(
                all,
                Case.of("nesterov_keras", "plain", "Nesterovs(lr, momentum)", 0.1)
                        .with("momentum", 0.9),
                c -> new Nesterovs(c.rate(), c.get("momentum")));
        // Its sum starts at this value, whatever eps is.
        put(
                all,
                Case.of("adagrad_torch", "epsilon", "AdaGrad(lr, eps)", 0.1)
                        .with("eps", 1e-2)
                        .with("initial", AdaGrad.DEFAULT_ADAGRAD_EPSILON),
                c -> new AdaGrad(c.rate(), c.get("eps")));
        put(
                all,
                Case.of("adadelta", "epsilon", "AdaDelta(rho, eps)", 1)
                        .with("rho", 0.9)
                        .with("eps", 1e-2)
                        .constantRate(),
                c -> new AdaDelta(c.get("rho"), c.get("eps")));
        put(
                all,
                adam("adam_epshat", "Adam").with("eps", 1e-2),
                c -> new Adam(c.rate(), c.get("beta1"), c.get("beta2"), c.get("eps")));
        // This one adds eps to the root of the uncorrected maximum, so it is the rule's only where eps is next to
        // nothing.
        put(
                all,
                adam("amsgrad_torch", "AMSGrad").with("eps", 1e-30),
                c -> new AMSGrad(c.rate(), c.get("beta1"), c.get("beta2"), c.get("eps")));
        // The epsilon of this one is read nowhere.
        put(
                all,
                adam("adamax", "AdaMax"),
                c -> new AdaMax(c.rate(), c.get("beta1"), c.get("beta2"), AdaMax.DEFAULT_ADAMAX_EPSILON));
        // As with AMSGrad.
        put(
                all,
                adam("adabelief", "AdaBelief").with("eps", 1e-20),
                c -> new AdaBelief(c.rate(), c.get("beta1"), c.get("beta2"), c.get("eps")));
        Case value = Case.of("clip_by_value", "sgd", "clipbyvalue(gradient, -limit, limit), then Sgd(lr)", 0.1);
        all.put(value.with("limit", 0.5), new Factory(c -> new Sgd(c.rate()), Clip.BY_VALUE));
        Case norm = Case.of("clip_by_norm", "sgd", "clipbynorm(gradient, max_norm), then Sgd(lr)", 0.1);
        all.put(norm.with("max_norm", 2), new Factory(c -> new Sgd(c.rate()), Clip.BY_NORM));
        Case global =
                Case.of("clip_by_global_norm", "sgd", "clip_by_global_norm(gradients, max_norm), then Sgd(lr)", 0.1);
        all.put(global.with("max_norm", 4), new Factory(c -> new Sgd(c.rate()), Clip.BY_GLOBAL_NORM));
        return Collections.unmodifiableMap(all);
    }

    private static Case adam(String rule, String updater) {
        return Case.of(rule, "plain", updater + "(lr, beta1, beta2, eps)", 0.05)
                .with("beta1", 0.9)
                .with("beta2", 0.99);
    }

    private static void put(Map<Case, Factory> all, Case chosen, Function<Case, IUpdater> updater) {
        all.put(chosen, new Factory(updater, Clip.NONE));
    }
}
