package dev.glissade.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiles one rule, given as text or as a file, into an optimizer of the annotated type's package.
 *
 * <pre>{@code
 * @OptRule("""
 *     optimizer quick_signum {
 *       hyper lr = 1e-3 in [0, inf)
 *       theta -= lr*sign(grad)
 *     }""")
 * interface QuickSignum {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OptRule {

    /** The rule text; empty if {@link #file} is given. */
    String value() default "";

    /** The name of a rule file in the annotated type's package; empty if the text is given. */
    String file() default "";

    /** The registry name of a rule that has no head; by default the annotated type's name in {@code lower_snake_case}. */
    String name() default "";

    /**
     * Whether arithmetic that changes rounding is allowed: reciprocals of scalars for divisions, fused multiply-add, functions that
     * the JVM vectorises. {@code docs/numerics.md} states by how much results may differ; {@code RuleInfo.relaxed} says that it is so.
     */
    boolean relaxed() default false;
}
