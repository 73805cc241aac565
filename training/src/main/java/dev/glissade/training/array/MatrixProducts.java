package dev.glissade.training.array;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;

/**
 * Which library multiplies matrices: the native one of the machine if it has one (Debian: {@code libblas.so.3}, of which OpenBLAS is
 * the fast kind), otherwise one in Java.
 *
 * <p>Thread-safe: chosen once, when first used. The system property {@code glissade.blas=java} leaves the native one out. Sums are
 * added in another order by each, so runs are equal bit for bit on one machine and library only.
 */
public final class MatrixProducts {
    /** The system property that chooses: {@code java}, or anything else for the native library where there is one. */
    public static final String PROPERTY = "glissade.blas";

    private MatrixProducts() {}

    /** The class of the library in use, such as {@code dev.ludovic.netlib.blas.JNIBLAS}. */
    public static String library() {
        return Chosen.LIBRARY.getClass().getName();
    }

    /** Whether the library in use is native. */
    public static boolean isNative() {
        return Chosen.LIBRARY instanceof NativeBLAS;
    }

    static BLAS blas() {
        return Chosen.LIBRARY;
    }

    /** Loads the library when somebody multiplies, not before. */
    private static final class Chosen {
        static final BLAS LIBRARY = choose();

        private static BLAS choose() {
            if (System.getProperty(PROPERTY, "").equals("java")) {
                return JavaBLAS.getInstance();
            }
            try {
                return NativeBLAS.getInstance();
            } catch (RuntimeException | LinkageError absent) {
                return JavaBLAS.getInstance();
            }
        }
    }
}
