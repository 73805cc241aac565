package dev.glissade.compiler.pass;

import dev.glissade.compiler.eval.Arithmetic;
import dev.glissade.compiler.eval.IrInterpreter;
import dev.glissade.compiler.eval.Tensor;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.random.RandomTraining;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Trains with a program before and after the exact passes. */
final class BitComparison {

    private BitComparison() {}

    /** The first difference that the exact passes make to what the rule computes; empty if there is none. */
    static String difference(LoweredRule rule, RandomTraining training) {
        Program before = rule.variants().get(training.choice(rule));
        Program after = PassPipeline.exact().run(before);
        for (Arithmetic precision : Arithmetic.values()) {
            String expected = train(rule, before, precision, training);
            String actual = train(rule, after, precision, training);
            if (!expected.equals(actual)) {
                return precision + "\n" + expected + "\n" + actual;
            }
        }
        return "";
    }

    private static String train(LoweredRule rule, Program program, Arithmetic precision, RandomTraining training) {
        var interpreter = new IrInterpreter(
                program, precision, RandomTraining.SEED, training.tensors(), training.hypers(rule, 1));
        for (long step = 1; step <= RandomTraining.STEPS; step++) {
            List<double[]> hypers = training.hypers(rule, step);
            for (int group = 0; group < hypers.size(); group++) {
                for (int slot = 0; slot < hypers.get(group).length; slot++) {
                    interpreter.set(group, slot, hypers.get(group)[slot]);
                }
            }
            interpreter.step(training.input(step));
        }
        return training.tensors().stream()
                .map(Tensor::name)
                .map(name -> name + " theta " + bits(interpreter.theta(name)) + " eval "
                        + bits(interpreter.evaluation(name))
                        + program.states().stream()
                                .map(StateSlot::name)
                                .map(s -> " " + s + " " + bits(interpreter.state(s, name)))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    /** Tells zeros apart, not NaNs. */
    private static String bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toHexString).collect(Collectors.joining(","));
    }
}
