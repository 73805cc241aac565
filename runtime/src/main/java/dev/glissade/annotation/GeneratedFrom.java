package dev.glissade.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a generated class with the rule that it was made from. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GeneratedFrom {

    /** The name of the rule file, or of the annotated type. */
    String source();

    /** The SHA-256 of the rule text in UTF-8, in hexadecimal. */
    String sha256();
}
