package dev.glissade.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a hand-written {@link dev.glissade.spi.UpdateRule} into the registry. The class must be public, not abstract, not an inner
 * class, and have a public constructor without parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RegisterOptimizer {

    /** The registry name: letters, digits and {@code _}; the same as in the rule's info. */
    String value();
}
