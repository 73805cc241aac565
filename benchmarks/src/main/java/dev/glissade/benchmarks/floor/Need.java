package dev.glissade.benchmarks.floor;

import dev.glissade.benchmarks.work.Traffic;
import java.util.Optional;

/**
 * What the formula of a rule needs in a step, a line of {@code floors.csv}.
 *
 * @param rule the name in the registry
 * @param of the transform or wrapper of the library that it measures, if it is a chain
 * @param traffic the passes over memory
 * @param divisions per element
 * @param roots per element
 * @param twin the loop in C of the same arithmetic, for rules with exp, log, pow or random draws
 */
public record Need(
        String rule, Optional<String> of, Traffic.Form traffic, int divisions, int roots, Optional<String> twin) {}
