/** What was measured against what was to be reached, and its tables. */
@NullMarked
package dev.glissade.benchmarks.report;

import org.jspecify.annotations.NullMarked;
