package dev.glissade.secondorder;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of evaluations in docs/second-order.md to what is counted; with {@code -Dglissade.write} it writes our columns instead.
 * Breeze's column is held to Breeze under {@code -Pbreeze}.
 */
final class EvaluationTableTest {
    private static final List<String> RULES = List.of("lbfgs", "nonlinear_cg", "newton", "gauss_newton");

    @Test
    void thePageSaysHowOftenEachMethodAsks() throws IOException {
        EvaluationTable table = EvaluationTable.read();
        for (Problem problem : Problem.all()) {
            for (String rule : RULES) {
                table.put(problem.name(), rule, count(problem, rule));
            }
        }
        table.check();
    }

    private static Optional<Integer> count(Problem problem, String rule) {
        Problem.Count count = new Problem.Count();
        Parameters parameters = problem.start().get();
        if (rule.equals("gauss_newton") && problem.residuals().isEmpty()) {
            return Optional.empty();
        }
        Optimizer optimizer =
                Optimizers.named(rule).set("tolerance", Problem.TOLERANCE).over(parameters);
        Minimisation.of(optimizer, counted(problem, count)).run();
        return count.result();
    }

    private static ResidualFunction counted(Problem problem, Problem.Count count) {
        return new ResidualFunction() {
            @Override
            public Gradients at(Parameters point) {
                Gradients gradients = problem.function().at(point);
                count.note(gradients, point.tensors());
                return gradients;
            }

            @Override
            public int residuals() {
                return problem.residuals().orElseThrow().residuals();
            }

            @Override
            public double residual(int number, Parameters point, Gradients gradient) {
                return problem.residuals().orElseThrow().residual(number, point, gradient);
            }
        };
    }
}
