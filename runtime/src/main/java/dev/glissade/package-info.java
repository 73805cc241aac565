/** What a user ships: optimizers by name, over parameters of the user's own. */
@NullMarked
package dev.glissade;

import org.jspecify.annotations.NullMarked;
