package dev.glissade.training.array;

import dev.glissade.spi.Precision;
import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who multiplies matrices: a tuned native BLAS (OpenBLAS, MKL, BLIS) if {@code libblas.so.3} of the machine is one, otherwise plain loops
 * in Java, which the JVM vectorises. The untuned reference BLAS, which that name stands for on many machines, is slower than those and is
 * left out.
 *
 * <p>Thread-safe: chosen once, when first used; working room belongs to the thread. A library adds up in an order of its own, so runs are
 * equal bit for bit on one machine only; with the loops they are everywhere. The system property {@code glissade.blas} chooses: {@code
 * native}, {@code netlib} (its Java version) or {@code loops}.
 */
public final class MatrixProducts {
    /** The system property that chooses. */
    public static final String PROPERTY = "glissade.blas";

    private static final List<String> FOLDERS = List.of(
            "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib");
    private static final List<String> TUNED = List.of("openblas", "mkl", "blis");
    private static final ThreadLocal<FloatLoops> FLOATS = ThreadLocal.withInitial(FloatLoops::new);
    private static final ThreadLocal<DoubleLoops> DOUBLES = ThreadLocal.withInitial(DoubleLoops::new);

    private MatrixProducts() {}

    /** The class of the library in use, such as {@code dev.ludovic.netlib.blas.JNIBLAS}, or {@code loops}. */
    public static String library() {
        return Chosen.LIBRARY.map(library -> library.getClass().getName()).orElse("loops");
    }

    /** Whether the library in use is native. */
    public static boolean isNative() {
        return Chosen.LIBRARY.filter(NativeBLAS.class::isInstance).isPresent();
    }

    /** {@code c = op(a) op(b)}, or {@code c += op(a) op(b)}; sizes fit, none is 0. */
    static void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add, Matrix c) {
        if (Chosen.LIBRARY.isPresent()) {
            library(Chosen.LIBRARY.get(), a, transposeA, b, transposeB, add, c);
        } else if (c.precision() == Precision.FLOAT) {
            FLOATS.get().product(a, transposeA, b, transposeB, add, c);
        } else {
            DOUBLES.get().product(a, transposeA, b, transposeB, add, c);
        }
    }

    /** The BLAS counts by columns: there our rows are columns, and c = a b reads c^T = b^T a^T. */
    static void library(BLAS blas, Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add, Matrix c) {
        String first = transposeB ? "T" : "N";
        String second = transposeA ? "T" : "N";
        int inner = transposeA ? a.rows() : a.columns();
        int columns = c.columns();
        if (c.precision() == Precision.FLOAT) {
            blas.sgemm(
                    first,
                    second,
                    columns,
                    c.rows(),
                    inner,
                    1,
                    b.floats(),
                    b.offset(),
                    b.columns(),
                    a.floats(),
                    a.offset(),
                    a.columns(),
                    add ? 1 : 0,
                    c.floats(),
                    c.offset(),
                    columns);
        } else {
            blas.dgemm(
                    first,
                    second,
                    columns,
                    c.rows(),
                    inner,
                    1,
                    b.doubles(),
                    b.offset(),
                    b.columns(),
                    a.doubles(),
                    a.offset(),
                    a.columns(),
                    add ? 1 : 0,
                    c.doubles(),
                    c.offset(),
                    columns);
        }
    }

    /** Whether the first {@code libblas.so.3} in some folders is a link to a tuned library. */
    static boolean isTuned(Stream<Path> folders) {
        return folders.map(folder -> folder.resolve("libblas.so.3"))
                .filter(Files::exists)
                .findFirst()
                .map(MatrixProducts::target)
                .filter(name -> TUNED.stream().anyMatch(name::contains))
                .isPresent();
    }

    private static String target(Path link) {
        try {
            return link.toRealPath().toString().toLowerCase(Locale.ROOT);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Loads the library when somebody multiplies, not before. */
    private static final class Chosen {
        static final Optional<BLAS> LIBRARY = choose(System.getProperty(PROPERTY, ""));

        private static Optional<BLAS> choose(String wish) {
            return switch (wish) {
                case "native" -> Optional.of(NativeBLAS.getInstance());
                case "netlib" -> Optional.of(JavaBLAS.getInstance());
                case "loops" -> Optional.empty();
                case "" -> isTuned(FOLDERS.stream().map(Path::of)) ? tuned() : Optional.empty();
                default ->
                    throw new IllegalArgumentException(
                            PROPERTY + " is '" + wish + "'; expected native, netlib or loops");
            };
        }

        private static Optional<BLAS> tuned() {
            try {
                return Optional.of(NativeBLAS.getInstance());
            } catch (RuntimeException | LinkageError unusable) {
                return Optional.empty();
            }
        }
    }
}
