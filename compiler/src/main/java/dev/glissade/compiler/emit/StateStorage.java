package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import dev.glissade.compiler.type.Storage;

/**
 * How the elements of a tensor lie in memory, seen from arithmetic of some precision.
 *
 * @param elementType the type of the array's elements
 */
record StateStorage(Storage storage, Arithmetic arithmetic, String elementType) {

    static StateStorage of(Storage storage, Arithmetic arithmetic) {
        return new StateStorage(
                storage,
                arithmetic,
                switch (storage) {
                    case PARAM -> arithmetic.type();
                    case F32 -> "float";
                    case F64 -> "double";
                    case BF16, F16, BF16_STOCHASTIC -> "short";
                });
    }

    /** Whether a kernel of this precision cannot have it: it would hold more than the arithmetic gives. */
    boolean isTooWide() {
        return storage == Storage.F64 && arithmetic == Arithmetic.FLOAT;
    }

    /** Whether what lies in memory is the number itself. */
    boolean isPlain() {
        return elementType.equals(arithmetic.type());
    }

    /** What lies in memory, as a number to work with. */
    JavaExpr decode(JavaExpr element) {
        if (isPlain()) {
            return element;
        }
        JavaExpr number = isShort() ? JavaExpr.primary("$T.toFloat($L)", converter(), element) : element;
        return arithmetic == Arithmetic.DOUBLE ? number.cast("double") : number;
    }

    /** A number as it lies in memory, rounded to nearest even. */
    JavaExpr encode(JavaExpr number) {
        if (isPlain()) {
            return number;
        }
        return isShort() ? JavaExpr.primary("$T.of($L)", converter(), number) : number.cast(elementType);
    }

    /** A number rounded as memory would round it. */
    JavaExpr rounded(JavaExpr number) {
        return isPlain() ? number : decode(encode(number));
    }

    private boolean isShort() {
        return storage == Storage.BF16 || storage == Storage.F16;
    }

    private ClassName converter() {
        return storage == Storage.BF16 ? RuntimeNames.BFLOAT16 : RuntimeNames.HALF;
    }
}
