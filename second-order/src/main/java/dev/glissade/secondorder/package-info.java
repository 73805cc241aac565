/**
 * Methods that know the curvature of the loss, or find it out: {@code lbfgs}, {@code nonlinear_cg}, {@code newton} and {@code
 * gauss_newton}. They stand in the registry beside the rules and are taken by name.
 *
 * <p>A step is one iteration: a direction, and a search along it ({@link dev.glissade.secondorder.LineSearch}) by as many losses and
 * gradients as it takes. So a step wants a function ({@link dev.glissade.GradientFunction}), which must be the same function all
 * through the step, and gradients of all its rows. {@link dev.glissade.secondorder.Minimisation} makes steps until nothing better is
 * found. Numbers of algorithms and equations are those of Nocedal and Wright, Numerical Optimization, 2nd edition (2006).
 */
@NullMarked
package dev.glissade.secondorder;

import org.jspecify.annotations.NullMarked;
