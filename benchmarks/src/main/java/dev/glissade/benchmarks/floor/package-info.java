/** What the formula of a rule needs: streams, divisions, roots; counted by hand. */
@NullMarked
package dev.glissade.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
