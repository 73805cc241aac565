package dev.glissade.peers.mxnet;

import ai.djl.ndarray.NDArray;
import ai.djl.util.PairList;
import dev.glissade.peers.Case;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The operators that are recorded, and which rule each is the reference of.
 *
 * <p>They read their hyperparameters as floats, whatever the arrays' type. So all of them are short binary fractions.
 */
final class Operators {

    static final Map<Case, Update> ALL = all();

    private Operators() {}

    /** One step of one tensor. */
    interface Update {
        void apply(Arrays a, NDArray grad, Case c, double rate, int t);
    }

    private static Map<Case, Update> all() {
        Map<Case, Update> all = new LinkedHashMap<>();
        all.put(
                Case.of("signsgd", "plain", "signsgd_update(weight, grad, lr)", 0.015625),
                (a, g, c, lr, t) -> a.update("signsgd_update", with("lr", lr), a.weight(), g));
        all.put(
                Case.of("signum", "plain", "signum_update(weight, grad, mom = 0, lr, momentum = beta)", 0.015625)
                        .with("beta", 0.75),
                (a, g, c, lr, t) -> a.update(
                        "signum_update", with("lr", lr, "momentum", c.get("beta")), a.weight(), g, a.state("mom")));
        lamb(all, "decay", 0.125);
        lamb(all, "plain", 0);
        lars(all, "decay", 0.125);
        lars(all, "plain", 0);
        return Collections.unmodifiableMap(all);
    }

    private static void lamb(Map<Case, Update> all, String variant, double decay) {
        String call = "lamb_update_phase1(weight, grad, mean = 0, var = 0, beta1, beta2, epsilon = eps, t,"
                + " bias_correction = true, wd = weight_decay),"
                + " then lamb_update_phase2(weight, g, r1 = norm(weight), r2 = norm(g), lr)";
        Case chosen = Case.of("lamb", variant, call, 0.0625)
                .with("beta1", 0.875)
                .with("beta2", 0.96875)
                .with("eps", 0.0078125)
                .with("weight_decay", decay);
        all.put(chosen, (a, g, c, lr, t) -> {
            var first = with("beta1", c.get("beta1"), "beta2", c.get("beta2"), "epsilon", c.get("eps"));
            first.add("t", t);
            first.add("bias_correction", true);
            first.add("wd", c.get("weight_decay"));
            NDArray u = a.compute("lamb_update_phase1", first, a.weight(), g, a.state("mean"), a.state("var"));
            NDArray weightNorm = squares(a.weight()).sqrt();
            a.update(
                    "lamb_update_phase2",
                    with("lr", lr),
                    a.weight(),
                    u,
                    weightNorm,
                    squares(u).sqrt());
        });
    }

    private static void lars(Map<Case, Update> all, String variant, double decay) {
        String call = "multi_lars(lrs = lr, sum of weight^2, sum of grad^2, wds = weight_decay, eta, eps = 0),"
                + " then sgd_mom_update(weight, grad, mom = 0, lr = what that gave, momentum, wd = weight_decay)";
        Case chosen = Case.of("lars", variant, call, 0.5)
                .with("momentum", 0.75)
                .with("eta", 0.25)
                .with("weight_decay", decay);
        all.put(chosen, (a, g, c, lr, t) -> {
            var ratio = with("eta", c.get("eta"), "eps", 0);
            NDArray decays = a.single(c.get("weight_decay"));
            NDArray rates = a.compute("multi_lars", ratio, a.single(lr), squares(a.weight()), squares(g), decays);
            double local = Arrays.values(rates)[0];
            var second = with("lr", local, "momentum", c.get("momentum"), "wd", c.get("weight_decay"));
            a.update("sgd_mom_update", second, a.weight(), g, a.state("mom"));
        });
    }

    private static NDArray squares(NDArray x) {
        return x.mul(x).sum().reshape(1);
    }

    private static PairList<String, Object> with(Object... namesAndValues) {
        PairList<String, Object> parameters = new PairList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }
}
