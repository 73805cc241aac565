/**
 * From the tree to checked rules: names, types, ranges, control, chains; one class per check.
 *
 * <p>Only this package can make a {@link dev.glissade.compiler.check.CheckedRule}.
 */
@NullMarked
package dev.glissade.compiler.check;

import org.jspecify.annotations.NullMarked;
