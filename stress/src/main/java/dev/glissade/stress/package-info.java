/** Races of workers over the same parameters, as jcstress finds them; see docs/hogwild.md. */
@NullMarked
package dev.glissade.stress;

import org.jspecify.annotations.NullMarked;
