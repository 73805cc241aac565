/** The rows of the table, one class each. */
@NullMarked
package dev.glissade.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
