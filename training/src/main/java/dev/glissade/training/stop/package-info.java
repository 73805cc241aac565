/** When a run ends before its last epoch. What these remember is saved with each checkpoint, so that a resumed run ends where it would have. */
@NullMarked
package dev.glissade.training.stop;

import org.jspecify.annotations.NullMarked;
