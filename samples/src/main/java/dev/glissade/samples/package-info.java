/** Numbered programs that teach, each run by a test. The rule files lie in the package's resource folder. */
@NullMarked
@OptRules("*.opt")
package dev.glissade.samples;

import dev.glissade.annotation.OptRules;
import org.jspecify.annotations.NullMarked;
