/** What is measured: steps of ours and loops in C. */
@NullMarked
package dev.glissade.benchmarks.work;

import org.jspecify.annotations.NullMarked;
