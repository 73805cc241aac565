package dev.glissade.training.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Small products by hand. */
final class MatrixTest {

    private static Matrix matrix(Precision precision, int columns, double... elements) {
        Matrix matrix = Matrix.of(precision, elements.length / columns, columns);
        for (int i = 0; i < elements.length; i++) {
            matrix.set(i / columns, i % columns, elements[i]);
        }
        return matrix;
    }

    private static double[] elements(Matrix matrix) {
        double[] all = new double[matrix.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = matrix.get(i / matrix.columns(), i % matrix.columns());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void multiplies(Precision precision) {
        Matrix a = matrix(precision, 3, 1, 2, 3, 4, 5, 6);
        Matrix b = matrix(precision, 2, 7, 8, 9, 10, 11, 12);
        Matrix c = Matrix.of(precision, 2, 2);
        c.product(a, false, b, false, false);
        assertThat(elements(c)).containsExactly(58, 64, 139, 154);
        c.product(a, false, b, false, true);
        assertThat(elements(c)).containsExactly(116, 128, 278, 308);

        // a^T a and a a^T
        Matrix wide = Matrix.of(precision, 3, 3);
        wide.product(a, true, a, false, false);
        assertThat(elements(wide)).containsExactly(17, 22, 27, 22, 29, 36, 27, 36, 45);
        c.product(a, false, a, true, false);
        assertThat(elements(c)).containsExactly(14, 32, 32, 77);
        assertThatThrownBy(() -> c.product(a, false, a, false, false))
                .hasMessage("sizes do not fit: [2, 2] = [2, 3] [2, 3]");
    }

    @ParameterizedTest
    @EnumSource
    void addsUpColumnsAndRows(Precision precision) {
        Matrix a = matrix(precision, 3, 1, 2, 3, 4, 5, 6);
        Matrix row = Matrix.of(precision, 1, 3);
        row.columnSums(a);
        assertThat(elements(row)).containsExactly(5, 7, 9);
        a.addToRows(row);
        assertThat(elements(a)).containsExactly(6, 9, 12, 9, 12, 15);
        assertThat(a.highest(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void multipliesSparseRows(Precision precision) {
        // [0 2 0; 0 0 0; 1 0 3]
        SparseMatrix sparse = new SparseMatrix(1, 3);
        sparse.addRow(new int[] {1}, new double[] {2}, 0, 1);
        sparse.addRow(new int[] {}, new double[] {}, 0, 0);
        sparse.addRow(new int[] {9, 0, 2}, new double[] {9, 1, 3}, 1, 2);
        assertThat(sparse.count()).isEqualTo(3);
        Matrix dense = matrix(precision, 2, 1, 2, 3, 4, 5, 6);
        Matrix product = Matrix.of(precision, 3, 2);
        sparse.times(dense, product);
        assertThat(elements(product)).containsExactly(6, 8, 0, 0, 16, 20);
        product.fill(1);
        sparse.addTransposedTimes(dense, product);
        assertThat(elements(product)).containsExactly(6, 7, 3, 5, 16, 19);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> Matrix.of(Precision.FLOAT, 1 << 20, 1 << 12)).hasMessageContaining("does not fit");
        assertThatThrownBy(() -> Matrix.of(Precision.FLOAT, 2, 2).rows(3)).hasMessageContaining("3 rows");
    }

    /** Sizes on both sides of every limit in the loops: rows in panels of 512, columns from 64, the inner index by four. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 64, 5", "7, 63, 8", "515, 65, 6", "100, 130, 21", "1030, 10, 4"})
    void loopsAndLibraryAgree(int rows, int columns, int inner) {
        for (Precision precision : Precision.values()) {
            for (int kind = 0; kind < 8; kind++) {
                boolean ta = (kind & 1) != 0;
                boolean tb = (kind & 2) != 0;
                boolean add = (kind & 4) != 0;
                Matrix a = wholeNumbers(precision, ta ? inner : rows, ta ? rows : inner, 1);
                Matrix b = wholeNumbers(precision, tb ? columns : inner, tb ? inner : columns, 2);
                Matrix expected = wholeNumbers(precision, rows, columns, 3);
                Matrix found = wholeNumbers(precision, rows, columns, 3);
                MatrixProducts.library(JavaBLAS.getInstance(), a, ta, b, tb, add, expected);
                if (precision == Precision.FLOAT) {
                    new FloatLoops().product(a, ta, b, tb, add, found);
                } else {
                    new DoubleLoops().product(a, ta, b, tb, add, found);
                }
                assertThat(elements(found)).isEqualTo(elements(expected));
            }
        }
    }

    /** Small enough that every sum is exact in any order. */
    private static Matrix wholeNumbers(Precision precision, int rows, int columns, int seed) {
        Matrix matrix = Matrix.of(precision, rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, (i * 31 + j * 17 + seed) % 13 - 6);
            }
        }
        return matrix;
    }

    @Test
    void namesItsLibrary() {
        assertThat(MatrixProducts.library()).matches("loops|dev\\.ludovic\\.netlib\\.blas\\.\\w+");
    }

    @Test
    void knowsATunedLibraryByTheFileBehindTheLink(@TempDir Path folder) throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("libblas.so.3"), "");
        Path tuned = Files.createDirectories(folder.resolve("tuned"));
        Path library = Files.writeString(
                Files.createDirectories(folder.resolve("openblas-pthread")).resolve("libblas.so.3"), "");
        Files.createSymbolicLink(tuned.resolve("libblas.so.3"), library);
        assertThat(MatrixProducts.isTuned(Stream.of(folder, tuned, plain))).isTrue();
        assertThat(MatrixProducts.isTuned(Stream.of(plain, tuned))).isFalse();
        assertThat(MatrixProducts.isTuned(Stream.of(folder))).isFalse();
    }
}
