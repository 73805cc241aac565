/** The standard library: one rule file per optimizer, transform and wrapper. */
@NullMarked
package dev.glissade.rules;

import org.jspecify.annotations.NullMarked;
