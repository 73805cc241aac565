package dev.glissade.training.array;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which library multiplies matrices: a tuned native one (OpenBLAS, MKL, BLIS) if {@code libblas.so.3} of the machine is one, otherwise
 * Java, in vectors if the JVM was started with {@code --add-modules jdk.incubator.vector}. The untuned reference BLAS, which that name
 * stands for on many machines, is slower than Java and is left out.
 *
 * <p>Thread-safe: chosen once, when first used. Each adds up in an order of its own, so runs are equal bit for bit on one machine and
 * library only. The system property {@code glissade.blas}, {@code native} or {@code java}, chooses.
 */
public final class MatrixProducts {
    /** The system property that chooses. */
    public static final String PROPERTY = "glissade.blas";

    private static final List<String> FOLDERS = List.of(
            "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib");
    private static final List<String> TUNED = List.of("openblas", "mkl", "blis");

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
        static final BLAS LIBRARY = choose(System.getProperty(PROPERTY, ""));

        private static BLAS choose(String wish) {
            if (wish.equals("native")) {
                return NativeBLAS.getInstance();
            }
            if (!wish.equals("java") && isTuned(FOLDERS.stream().map(Path::of))) {
                try {
                    return NativeBLAS.getInstance();
                } catch (RuntimeException | LinkageError unusable) {
                    return JavaBLAS.getInstance();
                }
            }
            return JavaBLAS.getInstance();
        }
    }
}
