package dev.glissade.testkit;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.Workers;
import dev.glissade.spi.Precision;
import dev.glissade.spi.UpdateRule;
import java.util.List;
import java.util.function.Consumer;

/** A rule on a course, by the optimizer that users have. */
final class OptimizerRun {
    private final Course course;
    private final Precision precision;
    private final Parameters parameters;
    private final Gradients gradients;
    private final Optimizer optimizer;
    private final boolean asksForGradients;

    OptimizerRun(UpdateRule rule, Choice choice, Precision precision, Course course, Workers workers) {
        this(rule, choice, precision, course, workers, builder -> {});
    }

    /** @param more what else the builder is told */
    OptimizerRun(
            UpdateRule rule,
            Choice choice,
            Precision precision,
            Course course,
            Workers workers,
            Consumer<OptimizerBuilder> more) {
        this.course = course;
        this.precision = precision;
        List<String> names = course.names();
        Parameters.ArenaBuilder arena = Parameters.arena(precision);
        for (int i = 0; i < names.size(); i++) {
            arena.add(names.get(i), course.lengths().get(i));
        }
        parameters = arena.build();
        for (int i = 0; i < names.size(); i++) {
            write(parameters.tensor(names.get(i)), course.start(i, precision));
        }
        gradients = parameters.gradients();
        OptimizerBuilder builder = Optimizers.of(rule).seed(course.seed()).workers(workers);
        choice.flags().forEach(builder::set);
        choice.values().forEach(builder::set);
        builder.group(Course.OTHER_GROUP, group -> {
            group.tensors(names.get(names.size() - 1));
            choice.others().forEach(group::set);
        });
        more.accept(builder);
        optimizer = builder.over(parameters);
        asksForGradients = choice.variant(rule.info()).gradients() > 0;
    }

    private static void write(Tensor tensor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            tensor.set(i, values[i]);
        }
    }

    OptimizerRun run() {
        for (int step = 1; step <= course.steps(); step++) {
            step();
        }
        return this;
    }

    void step() {
        int step = (int) optimizer.steps() + 1;
        if (asksForGradients) {
            optimizer.step(point -> at(step, point));
        } else {
            // nobody would say which tensors take part
            optimizer.step(at(step, parameters), course.loss(step));
        }
    }

    private Gradients at(int step, Parameters point) {
        List<String> names = course.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            gradients.present(name);
            write(
                    gradients.tensor(name),
                    course.gradient(step, i, point.tensor(name).toDoubles(), precision));
            if (!course.takesPart(step, i)) {
                gradients.absent(name);
            }
        }
        return gradients.loss(course.loss(step));
    }

    /** Goes on where {@code other} is: parameters and states of its, copied. */
    void continueFrom(OptimizerRun other) {
        for (Tensor tensor : other.parameters.tensors()) {
            write(parameters.tensor(tensor.name()), tensor.toDoubles());
        }
        optimizer.restore(other.optimizer.state());
    }

    Trace trace() {
        Trace trace = new Trace();
        for (Tensor tensor : parameters.tensors()) {
            trace.put("theta of " + tensor.name(), tensor.toDoubles());
        }
        for (OptimizerState.Entry entry : optimizer.state().entries()) {
            trace.put(entry.state() + " of " + entry.owner(), entry.toDoubles());
        }
        if (optimizer.hasEvaluationPoint()) {
            for (Tensor tensor : optimizer.evaluationPoint().tensors()) {
                trace.put("eval of " + tensor.name(), tensor.toDoubles());
            }
        }
        return trace;
    }

    /** The sum of the squares of all parameters. */
    double sumOfSquares() {
        double sum = 0;
        Parameters point = optimizer.hasEvaluationPoint() ? optimizer.evaluationPoint() : parameters;
        for (Tensor tensor : point.tensors()) {
            for (double value : tensor.toDoubles()) {
                sum += value * value;
            }
        }
        return sum;
    }
}
