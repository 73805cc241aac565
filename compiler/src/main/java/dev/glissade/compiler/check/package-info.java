/**
 * From the tree to checked rules: names, types, ranges, control, chains; one class per check.
 *
 * <p>Only this package can make a {@link dev.glissade.compiler.check.CheckedRule}. The way through it:
 * {@link dev.glissade.compiler.check.Checker} asks {@code Rules} for the rule of each unit; a written-out unit goes through
 * {@code UnitCheck}, whose list of checks reads from top to bottom, a chain through {@code ChainCheck}.
 *
 * <p>To add a check:
 *
 * <ol>
 *   <li>a code in {@link dev.glissade.dsl.diag.DiagnosticCode}, unless one of them says it already;
 *   <li>a class here, its Javadoc with a good and a bad rule, reporting through {@code Report};
 *   <li>a line in {@code UnitCheck}, or in {@code WholeChainCheck} if it takes a whole chain to see it;
 *   <li>what follows from the error stays silent: give it {@code ExprType.UNKNOWN} or {@code Symbol.Unknown};
 *   <li>{@code src/test/resources/invalid/<Code>.opt} with {@code // ERROR[Code]} on the lines, and its twin in {@code valid};
 *   <li>{@code docs/diagnostics/<Code>.md} with a wrong and a right example; the tests compile both.
 * </ol>
 */
@NullMarked
package dev.glissade.compiler.check;

import org.jspecify.annotations.NullMarked;
