package dev.glissade.peers.tensorflow;

import dev.glissade.peers.Case;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.train.ResourceApplyAdaMax;
import org.tensorflow.op.train.ResourceApplyAdadelta;
import org.tensorflow.op.train.ResourceApplyAdagrad;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.op.train.ResourceApplyAdamWithAmsgrad;
import org.tensorflow.op.train.ResourceApplyCenteredRmsProp;
import org.tensorflow.op.train.ResourceApplyRmsProp;
import org.tensorflow.types.family.TNumber;

/** The kernels that divide by what they know of the squared gradient. */
final class AdaptiveKernels {

    private AdaptiveKernels() {}

    static void addTo(Map<Case, Kernels.Update> all) {
        adagradFamily(all);
        adamFamily(all);
    }

    private static void adagradFamily(Map<Case, Kernels.Update> all) {
        all.put(
                Case.of(
                                "adagrad_torch",
                                "epsilon",
                                "ResourceApplyAdagradV2(var, accum = 0, lr, epsilon = eps, grad)",
                                0.1)
                        .with("eps", 1e-2),
                (s, g, c, lr, t) -> ResourceApplyAdagrad.create(
                        s.scope(), s.parameter(), s.slot("accum", 0), s.scalar(lr), s.scalar(c.get("eps")), g));
        all.put(
                Case.of(
                                "adadelta",
                                "epsilon",
                                "ResourceApplyAdadelta(var, accum = 0, accum_update = 0, lr, rho, epsilon = eps, grad)",
                                1)
                        .with("rho", 0.9)
                        .with("eps", 1e-2)
                        .constantRate(),
                (s, g, c, lr, t) -> ResourceApplyAdadelta.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("accum", 0),
                        s.slot("accum_update", 0),
                        s.scalar(lr),
                        s.scalar(c.get("rho")),
                        s.scalar(c.get("eps")),
                        g));
        String plain = "ResourceApplyRMSProp(var, ms = 0, mom = 0, lr, rho, momentum = 0, epsilon = eps, grad)";
        all.put(
                Case.of("rmsprop", "epsilon", plain, 0.05).with("rho", 0.9).with("eps", 1e-2),
                (s, g, c, lr, t) -> rmsprop(s, g, c, lr, 0, 0));
        for (double initial : new double[] {0, 1}) {
            String start = initial == 0 ? "from-0" : "from-1";
            all.put(
                    rmspropTf(
                                    start,
                                    "ResourceApplyRMSProp(var, ms = initial, mom = 0, lr, rho, momentum, epsilon = eps, grad)")
                            .with("initial", initial),
                    (s, g, c, lr, t) -> rmsprop(s, g, c, lr, c.get("momentum"), initial));
            all.put(
                    rmspropTf(
                                    "centered-" + start,
                                    "ResourceApplyCenteredRMSProp(var, mg = 0, ms = initial, mom = 0, lr, rho, momentum,"
                                            + " epsilon = eps, grad)")
                            .with("initial", initial)
                            .with("centered", 1),
                    (s, g, c, lr, t) -> ResourceApplyCenteredRmsProp.create(
                            s.scope(),
                            s.parameter(),
                            s.slot("mg", 0),
                            s.slot("ms", initial),
                            s.slot("mom", 0),
                            s.scalar(lr),
                            s.scalar(c.get("rho")),
                            s.scalar(c.get("momentum")),
                            s.scalar(c.get("eps")),
                            g));
        }
    }

    private static Case rmspropTf(String variant, String call) {
        return Case.of("rmsprop_tf", variant, call, 0.05)
                .with("rho", 0.9)
                .with("momentum", 0.7)
                .with("eps", 1e-2);
    }

    private static void rmsprop(Slots s, Operand<TNumber> g, Case c, double lr, double momentum, double initial) {
        ResourceApplyRmsProp.create(
                s.scope(),
                s.parameter(),
                s.slot("ms", initial),
                s.slot("mom", 0),
                s.scalar(lr),
                s.scalar(c.get("rho")),
                s.scalar(momentum),
                s.scalar(c.get("eps")),
                g);
    }

    private static void adamFamily(Map<Case, Kernels.Update> all) {
        all.put(
                Case.of(
                                "adam_epshat",
                                "epsilon",
                                "ResourceApplyAdam(var, m = 0, v = 0, beta1_power = beta1^t, beta2_power = beta2^t, lr,"
                                        + " beta1, beta2, epsilon = eps, grad)",
                                0.05)
                        .with("beta1", 0.9)
                        .with("beta2", 0.99)
                        .with("eps", 1e-2),
                (s, g, c, lr, t) -> ResourceApplyAdam.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("m", 0),
                        s.slot("v", 0),
                        s.scalar(Math.pow(c.get("beta1"), t)),
                        s.scalar(Math.pow(c.get("beta2"), t)),
                        s.scalar(lr),
                        s.scalar(c.get("beta1")),
                        s.scalar(c.get("beta2")),
                        s.scalar(c.get("eps")),
                        g));
        all.put(
                Case.of(
                                "adamax_keras",
                                "epsilon",
                                "ResourceApplyAdaMax(var, m = 0, v = 0, beta1_power = beta1^t, lr, beta1, beta2,"
                                        + " epsilon = eps, grad)",
                                0.05)
                        .with("beta1", 0.9)
                        .with("beta2", 0.99)
                        .with("eps", 1e-2),
                (s, g, c, lr, t) -> ResourceApplyAdaMax.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("m", 0),
                        s.slot("v", 0),
                        s.scalar(Math.pow(c.get("beta1"), t)),
                        s.scalar(lr),
                        s.scalar(c.get("beta1")),
                        s.scalar(c.get("beta2")),
                        s.scalar(c.get("eps")),
                        g));
        // Without the powers the kernel does not correct the bias: the paper's algorithm.
        all.put(
                Case.of(
                                "amsgrad",
                                "epsilon",
                                "ResourceApplyAdamWithAmsgrad(var, m = 0, v = 0, vhat = 0, beta1_power = 0,"
                                        + " beta2_power = 0, lr, beta1, beta2, epsilon = eps, grad)",
                                0.05)
                        .with("beta1", 0.9)
                        .with("beta2", 0.9)
                        .with("eps", 1e-2),
                (s, g, c, lr, t) -> ResourceApplyAdamWithAmsgrad.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("m", 0),
                        s.slot("v", 0),
                        s.slot("vhat", 0),
                        s.scalar(0),
                        s.scalar(0),
                        s.scalar(lr),
                        s.scalar(c.get("beta1")),
                        s.scalar(c.get("beta2")),
                        s.scalar(c.get("eps")),
                        g));
    }
}
