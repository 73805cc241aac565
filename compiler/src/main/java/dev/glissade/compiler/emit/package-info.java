/**
 * From plans to Java text: the only code that sees JavaPoet.
 *
 * <p>Everything is decided before: which loops there are, in what order, over which values. Runtime types appear only as names,
 * in {@code RuntimeNames}. What comes out is read by people.
 */
@NullMarked
package dev.glissade.compiler.emit;

import org.jspecify.annotations.NullMarked;
