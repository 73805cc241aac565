/** Random numbers that a run can name: every draw is a function of the seed and of where in the run it is made. */
@NullMarked
package dev.glissade.training.random;

import org.jspecify.annotations.NullMarked;
