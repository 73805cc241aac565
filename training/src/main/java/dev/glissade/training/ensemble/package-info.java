/** Several models that predict together, of several runs or of one. */
@NullMarked
package dev.glissade.training.ensemble;

import org.jspecify.annotations.NullMarked;
