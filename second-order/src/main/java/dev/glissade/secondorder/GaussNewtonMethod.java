package dev.glissade.secondorder;

import dev.glissade.spi.Search;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Directions that make {@code |J*p + r|} smallest: by QR if J has full rank, otherwise by damped normal equations. */
final class GaussNewtonMethod implements Method {
    /** EJML's measure of how far from singular R is, below which J is taken for one without full rank. */
    private static final double LEAST_QUALITY = 1e-12;

    private final boolean modify;

    GaussNewtonMethod(boolean modify) {
        this.modify = modify;
    }

    @Override
    public Direction direction(Search search, Place at) {
        int rows = search.residuals();
        int n = search.size();
        PositiveDefinite.requireSize("gauss_newton", n);
        DMatrixRMaj jacobian = new DMatrixRMaj(rows, n);
        DMatrixRMaj right = new DMatrixRMaj(rows, 1);
        double[] gradient = new double[n];
        for (int i = 0; i < rows; i++) {
            right.set(i, 0, -search.residual(i, gradient));
            System.arraycopy(gradient, 0, jacobian.data, i * n, n);
        }
        PositiveDefinite normal = normal(search, at, jacobian);
        DMatrixRMaj solution = new DMatrixRMaj(n, 1);
        if (rows >= n && solves(jacobian, right, solution)) {
            return new Direction(solution.data, 1, false, "");
        }
        if (!modify) {
            throw normal.singular(
                    "is singular (the gradients of the residuals are linearly dependent); switch 'modify' on, or add "
                            + "residuals that hold the parameters");
        }
        normal.modifyAlways();
        DMatrixRMaj down = new DMatrixRMaj(n, 1);
        CommonOps_DDRM.multTransA(jacobian, right, down);
        return new Direction(normal.solve(down.data), 1, false, normal.remark());
    }

    private static PositiveDefinite normal(Search search, Place at, DMatrixRMaj jacobian) {
        DMatrixRMaj square = new DMatrixRMaj(jacobian.numCols, jacobian.numCols);
        CommonOps_DDRM.multTransA(jacobian, jacobian, square);
        return new PositiveDefinite("gauss_newton", "matrix J'J", square, search.global().step, at.loss());
    }

    private static boolean solves(DMatrixRMaj jacobian, DMatrixRMaj right, DMatrixRMaj solution) {
        LinearSolverDense<DMatrixRMaj> solver =
                LinearSolverFactory_DDRM.leastSquares(jacobian.numRows, jacobian.numCols);
        if (!Vectors.isFinite(jacobian.data) || !solver.setA(jacobian.copy()) || !(solver.quality() > LEAST_QUALITY)) {
            return false;
        }
        solver.solve(right.copy(), solution);
        return true;
    }
}
