package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;

import breeze.linalg.DenseVector;
import breeze.linalg.DenseVector$;
import breeze.optimize.DiffFunction;
import breeze.optimize.LBFGS;
import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.util.Arrays;
import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Counts how often Breeze's L-BFGS asks for the same functions, until it has the same gradient norm. */
final class BreezeTest {
    private static final int HISTORY = 10;

    @Test
    void thePageSaysHowOftenBreezeAsks() throws IOException {
        EvaluationTable table = EvaluationTable.read();
        for (Problem problem : Problem.all()) {
            table.put(problem.name(), "Breeze LBFGS", count(problem));
        }
        table.check();
    }

    private static Optional<Integer> count(Problem problem) {
        Problem.Count count = new Problem.Count();
        Parameters parameters = problem.start().get();
        var space = DenseVector$.MODULE$.space_Double();
        // a tolerance that only the gradient norm that is counted is above: Breeze also stops when values change too
        // little
        var minimizer = new LBFGS<DenseVector<Object>>(500, HISTORY, 1e-14, space);
        minimizer.minimize(function(problem, parameters, count), vector(flat(parameters)));
        return count.result();
    }

    /** The function as Breeze wants it: made at run time, as javac lets nobody implement an interface that has {@code apply} twice. */
    @SuppressWarnings("unchecked")
    private static DiffFunction<DenseVector<Object>> function(
            Problem problem, Parameters parameters, Problem.Count count) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            DenseVector<Object> point = (DenseVector<Object>) arguments[0];
            int next = 0;
            for (Tensor tensor : parameters.tensors()) {
                for (int i = 0; i < tensor.length(); i++) {
                    tensor.set(i, (double) point.apply(next++));
                }
            }
            Gradients gradients = problem.function().at(parameters);
            count.note(gradients, parameters.tensors());
            double[] flat = new double[next];
            next = 0;
            for (Tensor tensor : parameters.tensors()) {
                for (double value : gradients.tensor(tensor.name()).toDoubles()) {
                    flat[next++] = value;
                }
            }
            return new Tuple2<Object, DenseVector<Object>>(gradients.loss(), vector(flat));
        };
        try {
            return (DiffFunction<DenseVector<Object>>) new ByteBuddy()
                    .subclass(Object.class)
                    .implement(DiffFunction.class)
                    .method(ElementMatchers.named("calculate"))
                    .intercept(InvocationHandlerAdapter.of(handler))
                    .make()
                    .load(BreezeTest.class.getClassLoader())
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] flat(Parameters parameters) {
        return parameters.tensors().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubles()))
                .toArray();
    }

    private static DenseVector<Object> vector(double[] values) {
        return DenseVector.create(values, 0, 1, values.length);
    }

    @Test
    void breezeFindsWhatWeFind() {
        Parameters parameters = Problem.all().get(0).start().get();
        var minimizer = new LBFGS<DenseVector<Object>>(500, HISTORY, 1e-14, DenseVector$.MODULE$.space_Double());
        DenseVector<Object> found = minimizer.minimize(
                function(Problem.all().get(0), parameters, new Problem.Count()), vector(flat(parameters)));
        assertThat(Math.abs((double) found.apply(0) - 1)).isLessThan(1e-7);
    }
}
