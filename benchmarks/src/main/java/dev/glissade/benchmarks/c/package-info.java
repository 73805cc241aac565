/** The baselines in C: compiled here and now, called with addresses. */
@NullMarked
package dev.glissade.benchmarks.c;

import org.jspecify.annotations.NullMarked;
