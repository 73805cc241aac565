package dev.glissade.secondorder;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A symmetric system that is solved as one with a positive definite matrix, by Cholesky's decomposition; if it has none, after a
 * multiple of the identity was added (Nocedal and Wright, algorithm 3.3).
 */
final class PositiveDefinite {
    /** More parameters than these would need gigabytes and hours; it is a slip then. */
    private static final int MOST = 4096;

    /** How much is added first, in parts of the largest number on the diagonal. */
    private static final double FIRST = 1e-3;

    /** EJML's measure of how far from singular a matrix is, below which solutions have no digit. */
    private static final double LEAST_QUALITY = 1e-16;

    private final String rule;
    private final String name;
    private final DMatrixRMaj matrix;
    private final long iteration;
    private final double loss;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private double added;

    PositiveDefinite(String rule, String name, DMatrixRMaj matrix, long iteration, double loss) {
        this.rule = rule;
        this.name = name;
        this.matrix = matrix;
        this.iteration = iteration;
        this.loss = loss;
        this.solver = LinearSolverFactory_DDRM.chol(matrix.numRows);
    }

    /** Says so if a rule has too many parameters for such a system. */
    static void requireSize(String rule, int parameters) {
        if (parameters > MOST) {
            throw new IllegalStateException("rule '" + rule
                    + "' solves systems of as many equations as there are parameters, for up to " + MOST + ", not "
                    + parameters + "; take 'lbfgs'");
        }
    }

    /** Takes the matrix as it is, or says that it is not positive definite. */
    void require(String remedy) {
        requireFinite();
        if (!decomposes(0)) {
            throw singular("is not positive definite; " + remedy + ", or begin closer to a minimum");
        }
    }

    /** Adds to the diagonal what it takes, if anything. */
    void modify() {
        modify(false);
    }

    /** Adds something to the diagonal in any case: of a matrix that is nearly singular, which only its factors show. */
    void modifyAlways() {
        modify(true);
    }

    private void modify(boolean always) {
        requireFinite();
        double least = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < matrix.numRows; i++) {
            least = Math.min(least, matrix.get(i, i));
            largest = Math.max(largest, Math.abs(matrix.get(i, i)));
        }
        double first = largest == 0 ? 1 : FIRST * largest;
        added = least > 0 ? always ? first : 0 : first - least;
        while (!decomposes(added)) {
            added = Math.max(2 * added, first);
            if (Double.isInfinite(added)) {
                throw singular("is singular, whatever is added to its diagonal");
            }
        }
    }

    double[] solve(double[] right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.length, 1);
        solver.solve(DMatrixRMaj.wrap(right.length, 1, right), solution);
        return solution.data;
    }

    String remark() {
        return added == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "the %s is singular or not positive definite; %.3g was added to its diagonal",
                        name,
                        added);
    }

    private boolean decomposes(double more) {
        DMatrixRMaj sum = matrix.copy();
        for (int i = 0; i < sum.numRows; i++) {
            sum.add(i, i, more);
        }
        return solver.setA(sum) && solver.quality() > LEAST_QUALITY;
    }

    private void requireFinite() {
        if (!Vectors.isFinite(matrix.data)) {
            throw singular("has an element that is NaN or infinite");
        }
    }

    SingularMatrixException singular(String what) {
        return new SingularMatrixException(
                iteration,
                loss,
                "iteration " + iteration + " of '" + rule + "': the " + name + " at the parameters, where the loss is "
                        + loss + ", " + what + ". The parameters are at the best point");
    }
}
