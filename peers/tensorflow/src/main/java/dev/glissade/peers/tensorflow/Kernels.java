package dev.glissade.peers.tensorflow;

import dev.glissade.peers.Case;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.train.ResourceApplyAddSign;
import org.tensorflow.op.train.ResourceApplyFtrl;
import org.tensorflow.op.train.ResourceApplyGradientDescent;
import org.tensorflow.op.train.ResourceApplyKerasMomentum;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.op.train.ResourceApplyPowerSign;
import org.tensorflow.types.family.TNumber;

/** The kernels that are recorded, and which rule each is the reference of. */
final class Kernels {

    static final Map<Case, Update> ALL = all();

    private Kernels() {}

    /** One call of a kernel: a step of one tensor. */
    interface Update {
        void apply(Slots s, Operand<TNumber> grad, Case c, double rate, int t);
    }

    private static Map<Case, Update> all() {
        Map<Case, Update> all = new LinkedHashMap<>();
        all.put(
                Case.of("sgd", "plain", "ResourceApplyGradientDescent(var, alpha = lr, delta = grad)", 0.1),
                (s, g, c, lr, t) -> ResourceApplyGradientDescent.create(s.scope(), s.parameter(), s.scalar(lr), g));
        momentum(all);
        AdaptiveKernels.addTo(all);
        signs(all);
        ftrl(all, "beta", 1, 0);
        ftrl(all, "initial", 0, 0.1);
        return Collections.unmodifiableMap(all);
    }

    private static void ftrl(Map<Case, Update> all, String variant, double beta, double initial) {
        String call = "ResourceApplyFtrlV2(var, accum = initial, linear = 0, grad, lr = alpha, l1,"
                + " l2 = (beta/alpha + l2)/2, l2_shrinkage = 0, lr_power = -0.5)";
        Case chosen = Case.of("ftrl", variant, call, 0.5)
                .rateNamed("alpha")
                .constantRate()
                .with("beta", beta)
                .with("l1", 0.05)
                .with("l2", 0.25)
                .with("initial", initial);
        all.put(
                chosen,
                (s, g, c, alpha, t) -> ResourceApplyFtrl.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("accum", initial),
                        s.slot("linear", 0),
                        g,
                        s.scalar(alpha),
                        s.scalar(c.get("l1")),
                        s.scalar((beta / alpha + c.get("l2")) / 2),
                        s.scalar(0),
                        s.scalar(-0.5)));
    }

    private static void momentum(Map<Case, Update> all) {
        String plain = "ResourceApplyMomentum(var, accum = 0, lr, grad, momentum, use_nesterov = false)";
        all.put(
                Case.of("momentum_torch", "plain", plain, 0.1).with("momentum", 0.9),
                (s, g, c, lr, t) -> applyMomentum(s, g, c, lr, false));
        all.put(
                Case.of("nesterov_torch", "plain", plain.replace("false", "true"), 0.1)
                        .with("momentum", 0.9),
                (s, g, c, lr, t) -> applyMomentum(s, g, c, lr, true));
        String keras = "ResourceApplyKerasMomentum(var, accum = 0, lr, grad, momentum, use_nesterov = false)";
        all.put(
                Case.of("heavy_ball", "plain", keras, 0.1).with("mu", 0.9),
                (s, g, c, lr, t) -> kerasMomentum(s, g, c.get("mu"), lr, false));
        all.put(
                Case.of("momentum", "plain", keras, 0.1).with("g", 0.8),
                (s, g, c, lr, t) -> kerasMomentum(s, g, c.get("g"), lr, false));
        all.put(
                Case.of("nesterov_keras", "plain", keras.replace("false", "true"), 0.1)
                        .with("momentum", 0.9),
                (s, g, c, lr, t) -> kerasMomentum(s, g, c.get("momentum"), lr, true));
    }

    private static void applyMomentum(Slots s, Operand<TNumber> g, Case c, double lr, boolean nesterov) {
        ResourceApplyMomentum.create(
                s.scope(),
                s.parameter(),
                s.slot("accum", 0),
                s.scalar(lr),
                g,
                s.scalar(c.get("momentum")),
                ResourceApplyMomentum.useNesterov(nesterov));
    }

    private static void kerasMomentum(Slots s, Operand<TNumber> g, double momentum, double lr, boolean nesterov) {
        ResourceApplyKerasMomentum.create(
                s.scope(),
                s.parameter(),
                s.slot("accum", 0),
                s.scalar(lr),
                g,
                s.scalar(momentum),
                ResourceApplyKerasMomentum.useNesterov(nesterov));
    }

    private static void signs(Map<Case, Update> all) {
        all.put(
                Case.of(
                                "powersign",
                                "decay",
                                "ResourceApplyPowerSign(var, m = 0, lr, logbase = log(base), sign_decay = decay, beta, grad)",
                                0.05)
                        .with("base", 2)
                        .with("beta", 0.9)
                        .with("decay", 0.75),
                (s, g, c, lr, t) -> ResourceApplyPowerSign.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("m", 0),
                        s.scalar(lr),
                        s.scalar(Math.log(c.get("base"))),
                        s.scalar(c.get("decay")),
                        s.scalar(c.get("beta")),
                        g));
        all.put(
                Case.of(
                                "addsign",
                                "decay",
                                "ResourceApplyAddSign(var, m = 0, lr, alpha, sign_decay = decay, beta, grad)",
                                0.05)
                        .with("alpha", 1.25)
                        .with("beta", 0.9)
                        .with("decay", 0.75),
                (s, g, c, lr, t) -> ResourceApplyAddSign.create(
                        s.scope(),
                        s.parameter(),
                        s.slot("m", 0),
                        s.scalar(lr),
                        s.scalar(c.get("alpha")),
                        s.scalar(c.get("decay")),
                        s.scalar(c.get("beta")),
                        g));
    }
}
