/** The programs: the table of what must hold, the survey of all rules, and the smoke test of the library. */
@NullMarked
package dev.glissade.benchmarks;

import org.jspecify.annotations.NullMarked;
