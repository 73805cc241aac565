package dev.glissade.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Compiles the rule files of a package, named one by one or by a pattern: {@code @OptRules("*.opt")} on the package. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface OptRules {

    /** File names in the package, or patterns with {@code *} and {@code ?}; one that matches nothing is an error. */
    String[] value();

    /**
     * Whether arithmetic that changes rounding is allowed: reciprocals of scalars for divisions, fused multiply-add, functions that
     * the JVM vectorises. {@code docs/numerics.md} states by how much results may differ; {@code RuleInfo.relaxed} says that it is so.
     */
    boolean relaxed() default false;
}
