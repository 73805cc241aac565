package dev.glissade.peers.pytorch;

import dev.glissade.peers.Case;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** The optimizers that are recorded, and which rule each is the reference of. */
final class Optimizers {

    static final Map<Case, Factory> ALL = all();

    private Optimizers() {}

    /** Makes the optimizer of a case. */
    interface Factory {
        Optimizer create(TensorVector parameters, Case chosen);
    }

    private static Map<Case, Factory> all() {
        Map<Case, Factory> all = new LinkedHashMap<>();
        descent(all);
        averages(all);
        adams(all);
        return Collections.unmodifiableMap(all);
    }

    private static void descent(Map<Case, Factory> all) {
        all.put(Case.of("sgd", "plain", "SGD(lr)", 0.1), Optimizers::sgd);
        all.put(
                Case.of("add_decayed_weights", "sgd", "SGD(lr, weight_decay)", 0.1)
                        .with("weight_decay", 0.05),
                Optimizers::sgd);
        Case momentum = Case.of("momentum_torch", "plain", "SGD(lr, momentum)", 0.1);
        all.put(momentum.with("momentum", 0.9), Optimizers::sgd);
        Case dampening = Case.of("momentum_torch", "dampening", "SGD(lr, momentum, dampening)", 0.1);
        all.put(dampening.with("momentum", 0.9).with("dampening", 0.3), Optimizers::sgd);
        Case flag = Case.of("momentum_torch", "nesterov", "SGD(lr, momentum, nesterov = true)", 0.1);
        all.put(flag.with("momentum", 0.9).with("nesterov", 1), Optimizers::sgd);
        Case nesterov = Case.of("nesterov_torch", "plain", "SGD(lr, momentum, nesterov = true)", 0.1);
        all.put(nesterov.with("momentum", 0.9), Optimizers::sgd);
    }

    private static Optimizer sgd(TensorVector parameters, Case chosen) {
        var options = new SGDOptions(chosen.rate());
        options.momentum().put(chosen.getOr("momentum", 0));
        options.dampening().put(chosen.getOr("dampening", 0));
        options.weight_decay().put(chosen.rule().equals("add_decayed_weights") ? chosen.get("weight_decay") : 0);
        options.nesterov().put(chosen.rule().equals("nesterov_torch") || chosen.getOr("nesterov", 0) == 1);
        return new SGD(parameters, options);
    }

    private static void averages(Map<Case, Factory> all) {
        Case adagrad = Case.of("adagrad_torch", "epsilon", "Adagrad(lr, eps)", 0.1);
        all.put(adagrad.with("eps", 1e-2), Optimizers::adagrad);
        Case decaying = Case.of("adagrad_torch", "decay", "Adagrad(lr, lr_decay, initial_accumulator_value, eps)", 0.1);
        all.put(decaying.with("eps", 1e-2).with("lr_decay", 0.05).with("initial", 0.1), Optimizers::adagrad);
        rmsprop(all, "epsilon", 0, 0);
        rmsprop(all, "momentum", 0.7, 0);
        rmsprop(all, "centered", 0, 1);
        rmsprop(all, "centered-momentum", 0.7, 1);
    }

    private static Optimizer adagrad(TensorVector parameters, Case c) {
        var options = new AdagradOptions(c.rate());
        options.eps().put(c.get("eps"));
        options.lr_decay().put(c.getOr("lr_decay", 0));
        options.initial_accumulator_value().put(c.getOr("initial", 0));
        return new Adagrad(parameters, options);
    }

    private static void rmsprop(Map<Case, Factory> all, String variant, double momentum, double centered) {
        Case chosen = Case.of("rmsprop_torch", variant, "RMSprop(lr, alpha, eps, momentum, centered)", 0.02)
                .with("alpha", 0.9)
                .with("eps", 1e-2)
                .with("momentum", momentum)
                .with("centered", centered);
        all.put(chosen, (parameters, c) -> {
            var options = new RMSpropOptions(c.rate());
            options.alpha().put(c.get("alpha"));
            options.eps().put(c.get("eps"));
            options.momentum().put(c.get("momentum"));
            options.centered().put(c.get("centered") == 1);
            return new RMSprop(parameters, options);
        });
    }

    private static void adams(Map<Case, Factory> all) {
        all.put(adam("adam", "epsilon", "Adam(lr, betas, eps)"), Optimizers::adam);
        all.put(
                adam("adam_l2", "epsilon", "Adam(lr, betas, eps, weight_decay)").with("weight_decay", 0.1),
                Optimizers::adam);
        all.put(adam("amsgrad_torch", "epsilon", "Adam(lr, betas, eps, amsgrad = true)"), Optimizers::adam);
        all.put(
                adam("adamw", "epsilon", "AdamW(lr, betas, eps, weight_decay)").with("weight_decay", 0.1),
                Optimizers::adamw);
        all.put(
                adam("decoupled_decay", "adam", "AdamW(lr, betas, eps, weight_decay)")
                        .with("weight_decay", 0.1),
                Optimizers::adamw);
    }

    private static Case adam(String rule, String variant, String call) {
        return Case.of(rule, variant, call, 0.05)
                .with("beta1", 0.9)
                .with("beta2", 0.95)
                .with("eps", 1e-2);
    }

    private static Optimizer adam(TensorVector parameters, Case c) {
        var options = new AdamOptions(c.rate());
        setBetas(options.betas(), c);
        options.eps().put(c.get("eps"));
        options.weight_decay().put(c.getOr("weight_decay", 0));
        options.amsgrad().put(c.rule().equals("amsgrad_torch"));
        return new Adam(parameters, options);
    }

    private static Optimizer adamw(TensorVector parameters, Case c) {
        var options = new AdamWOptions(c.rate());
        setBetas(options.betas(), c);
        options.eps().put(c.get("eps"));
        options.weight_decay().put(c.get("weight_decay"));
        return new AdamW(parameters, options);
    }

    /** The pair is a C++ tuple, whose last element this compiler's library stores first. */
    private static void setBetas(DoublePointer betas, Case c) {
        if (betas.get(0) != 0.999 || betas.get(1) != 0.9) {
            throw new IllegalStateException("the defaults stand elsewhere: " + betas.get(0) + ", " + betas.get(1));
        }
        betas.put(0, c.get("beta2")).put(1, c.get("beta1"));
    }
}
