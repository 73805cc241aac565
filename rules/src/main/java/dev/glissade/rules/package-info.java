/**
 * The standard library: one rule file per optimizer, transform, wrapper and schedule.
 *
 * <p>Where libraries differ on a name, each form has a name of its own, and the plain name is the paper's form.
 *
 * <p>Every file is documented in its doc comment, in five parts with a blank line between them:
 *
 * <ol>
 *   <li>what it is: one sentence on a line of its own, then what a user wants to know before choosing it;
 *   <li>{@code Equations:} and one per line; every line is done in order, as in the rule;
 *   <li>{@code Hyperparameters:} and one per line, {@code name: what it does}, in the order of their declarations;
 *   <li>{@code Example:} a small worked example, checked by a test;
 *   <li>{@code Source:} paper and equation or algorithm, or library and file, and how the rule deviates from it.
 * </ol>
 *
 * <p>An example is {@code Example: SETTINGS -> RESULTS}, over one tensor in double precision:
 *
 * <pre>{@code
 * Example: lr = 0.1, theta = [3 4], grad = [1 0], [0 2] -> theta = [2.9 4], [2.9 3.8]
 * Example (clip_by_norm >> sgd): max_norm = 1, lr = 0.1, theta = 1, grad = 5 -> theta = 0.9
 * Example: lr = 0.1, gamma = 0.9, theta = 1, grad = 2*theta -> theta = 0.8, 0.496
 * Example (inverse_sqrt): warmup = 4, t = 1, 4, 16 -> value = 0.25, 1, 0.5
 * }</pre>
 *
 * <p>{@code theta} is the start, {@code grad} the gradient of each step, and the results are the parameters after each step,
 * and with {@code eval =} the point of evaluation too. Numbers of tensors with several elements stand in brackets, without
 * commas, and so do the values of a list. {@code grad = 2*theta} is a gradient that depends on the point where it is taken, for
 * rules that choose it. A chain in parentheses is what is stepped, a schedule there what is read at the steps {@code t}. All
 * other names are hyperparameters, but {@code seed}, the optimizer's. The tensor is called {@code theta}. Results are rounded to eight decimals, and come from the source's formula, worked out by
 * hand or by another program, never by running the rule.
 *
 * <p>To add a rule:
 *
 * <ol>
 *   <li>write {@code <name>.opt} beside the others, with its five parts, ranges for all hyperparameters, and one division
 *       and one root per parameter where the formula allows ({@code let c = 1/...} for a number of the step);
 *   <li>work out its example;
 *   <li>add a test of at least 20 steps against values from elsewhere;
 *   <li>write the table of rules in {@code docs/rules.md} again; its test says how.
 * </ol>
 */
@NullMarked
@OptRules("*.opt")
package dev.glissade.rules;

import dev.glissade.annotation.OptRules;
import org.jspecify.annotations.NullMarked;
