/**
 * Rules that are measured beside the library's: ten that it lacks, and its transforms and wrappers in chains. Each file says
 * where its formula is from; {@code floors.csv} has what the formula needs.
 */
@NullMarked
@OptRules("*.opt")
package dev.glissade.benchmarks.rules;

import dev.glissade.annotation.OptRules;
import org.jspecify.annotations.NullMarked;
