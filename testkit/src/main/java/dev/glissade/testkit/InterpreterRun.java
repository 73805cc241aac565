package dev.glissade.testkit;

import dev.glissade.compiler.eval.Arithmetic;
import dev.glissade.compiler.eval.IrInterpreter;
import dev.glissade.compiler.eval.Settings;
import dev.glissade.compiler.eval.StepInput;
import dev.glissade.compiler.eval.Tensor;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule on a course, by the meaning of its program: what generated code must equal bit for bit. */
final class InterpreterRun {
    private static final List<String> GROUPS = List.of("default", Course.OTHER_GROUP);

    private final LoweredRule rule;
    private final Choice choice;
    private final Precision precision;
    private final Course course;
    private final Program program;
    private final IrInterpreter interpreter;
    private final Set<String> started = new HashSet<>();

    /** @param rule as it is before any pass */
    InterpreterRun(LoweredRule rule, Choice choice, Precision precision, Course course) {
        this.rule = rule;
        this.choice = choice;
        this.precision = precision;
        this.course = course;
        program = rule.variants().get(Settings.choice(rule, choice.flags()));
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < course.lengths().size(); i++) {
            tensors.add(new Tensor(course.names().get(i), course.group(i), course.start(i, precision)));
        }
        Arithmetic arithmetic = precision == Precision.FLOAT ? Arithmetic.FLOAT : Arithmetic.DOUBLE;
        interpreter =
                new IrInterpreter(program, arithmetic, course.seed(), tensors, List.of(hypers(0, 1), hypers(1, 1)));
    }

    private double[] hypers(int group, long step) {
        Map<String, double[]> given = new HashMap<>(choice.values());
        if (group == 1) {
            given.putAll(choice.others());
        }
        return Settings.values(rule, given, step);
    }

    InterpreterRun run() {
        for (int step = 1; step <= course.steps(); step++) {
            step();
        }
        return this;
    }

    void step() {
        int step = (int) interpreter.steps() + 1;
        for (int group = 0; group < GROUPS.size(); group++) {
            double[] hypers = hypers(group, step);
            for (int slot = 0; slot < hypers.length; slot++) {
                interpreter.set(group, slot, hypers[slot]);
            }
        }
        Set<String> absent = new HashSet<>();
        for (int i = 0; i < course.names().size(); i++) {
            (course.takesPart(step, i) ? started : absent).add(course.names().get(i));
        }
        interpreter.step(new StepInput(point -> at(step, point), absent, course.loss(step), Map.of()));
    }

    private Map<String, double[]> at(int step, Map<String, double[]> point) {
        Map<String, double[]> gradients = new HashMap<>();
        for (int i = 0; i < course.names().size(); i++) {
            double[] here = point.get(course.names().get(i));
            if (here == null) {
                throw new IllegalStateException(
                        "the point has no tensor " + course.names().get(i));
            }
            gradients.put(course.names().get(i), course.gradient(step, i, here, precision));
        }
        return gradients;
    }

    Trace trace() {
        Trace trace = new Trace();
        for (String tensor : course.names()) {
            trace.put("theta of " + tensor, interpreter.theta(tensor));
        }
        for (StateSlot state : program.states()) {
            switch (state.scope()) {
                case GLOBAL -> trace.put(state.name() + " of ", new double[] {interpreter.state(state.name(), 0)});
                case GROUP -> {
                    for (int group = 0; group < GROUPS.size(); group++) {
                        double value = interpreter.state(state.name(), group);
                        trace.put(state.name() + " of " + GROUPS.get(group), new double[] {value});
                    }
                }
                case TENSOR, ELEMENT ->
                    started.forEach(tensor ->
                            trace.put(state.name() + " of " + tensor, interpreter.state(state.name(), tensor)));
            }
        }
        if (program.evaluation().isPresent()) {
            for (String tensor : course.names()) {
                trace.put("eval of " + tensor, interpreter.evaluation(tensor));
            }
        }
        return trace;
    }
}
