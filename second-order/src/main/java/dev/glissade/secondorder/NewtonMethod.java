package dev.glissade.secondorder;

import dev.glissade.spi.Search;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Directions that solve {@code H*p = -g}, with the Hessian from differences. */
final class NewtonMethod implements Method {
    /** The step of central differences that balances rounding and truncation, for a parameter of size 1. */
    private static final double DIFFERENCE = Math.cbrt(Math.ulp(1.0));

    private final boolean modify;

    NewtonMethod(boolean modify) {
        this.modify = modify;
    }

    @Override
    public Direction direction(Search search, Place at) {
        PositiveDefinite.requireSize("newton", search.size());
        DMatrixRMaj hessian = hessian(search, at);
        PositiveDefinite system = new PositiveDefinite("newton", "Hessian", hessian, search.global().step, at.loss());
        if (modify) {
            system.modify();
        } else {
            system.require("switch 'modify' on");
        }
        return new Direction(system.solve(Vectors.negative(at.gradient())), 1, false, system.remark());
    }

    private static DMatrixRMaj hessian(Search search, Place at) {
        int n = at.point().length;
        DMatrixRMaj hessian = new DMatrixRMaj(n, n);
        double[] point = new double[n];
        double[] ahead = new double[n];
        double[] behind = new double[n];
        for (int j = 0; j < n; j++) {
            double size = DIFFERENCE * Math.max(1, Math.abs(at.point()[j]));
            System.arraycopy(at.point(), 0, point, 0, n);
            point[j] = at.point()[j] + size;
            double right = point[j];
            search.evaluate(point, ahead);
            point[j] = at.point()[j] - size;
            double left = point[j];
            search.evaluate(point, behind);
            for (int i = 0; i < n; i++) {
                hessian.set(i, j, (ahead[i] - behind[i]) / (right - left));
            }
        }
        DMatrixRMaj other = CommonOps_DDRM.transpose(hessian, null);
        CommonOps_DDRM.add(0.5, hessian, 0.5, other, hessian);
        return hessian;
    }
}
