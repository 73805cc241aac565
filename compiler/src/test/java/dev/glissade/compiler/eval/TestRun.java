package dev.glissade.compiler.eval;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One tensor {@code w}, trained by a rule as text: for calculations by hand. */
final class TestRun {

    private final LoweredRule rule;
    private final Map<String, double[]> given = new HashMap<>();
    private final IrInterpreter interpreter;

    TestRun(String rule, Arithmetic precision, Map<String, Object> settings, double... theta) {
        this(TestRules.lower(rule), precision, settings, theta);
    }

    TestRun(LoweredRule rule, Arithmetic precision, Map<String, Object> settings, double... theta) {
        this.rule = rule;
        Map<String, Boolean> flags = new HashMap<>();
        settings.forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                flags.put(name, flag);
            } else if (value instanceof double[] list) {
                given.put(name, list);
            } else {
                given.put(name, new double[] {((Number) value).doubleValue()});
            }
        });
        Program program = this.rule.variants().get(Settings.choice(this.rule, flags));
        interpreter = new IrInterpreter(
                program,
                precision,
                0,
                List.of(new Tensor("w", 0, theta)),
                List.of(Settings.values(this.rule, given, 1)));
    }

    /** Makes a step with this gradient at every point. */
    TestRun step(double... gradient) {
        return step(StepInput.of(Map.of("w", gradient)));
    }

    TestRun step(StepInput input) {
        double[] values = Settings.values(rule, given, interpreter.steps() + 1);
        for (int slot = 0; slot < values.length; slot++) {
            interpreter.set(0, slot, values[slot]);
        }
        interpreter.step(input);
        return this;
    }

    double[] theta() {
        return interpreter.theta("w");
    }

    double[] state(String name) {
        return interpreter.state(name, "w");
    }

    double[] evaluation() {
        return interpreter.evaluation("w");
    }

    IrInterpreter interpreter() {
        return interpreter;
    }
}
