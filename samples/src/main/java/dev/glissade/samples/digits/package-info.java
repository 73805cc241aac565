/**
 * The main job: handwritten digits, read by a softmax regression and by a small network, trained with the rule files that lie
 * beside this package and with those of the library.
 */
@NullMarked
@OptRules("*.opt")
package dev.glissade.samples.digits;

import dev.glissade.annotation.OptRules;
import org.jspecify.annotations.NullMarked;
