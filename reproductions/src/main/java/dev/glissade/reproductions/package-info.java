/**
 * What the literature shows, done again with the library: a command each, its result beside the published figure.
 *
 * <p>{@link dev.glissade.reproductions.Reproductions} lists them. Chains of rules that they need lie in the package's resource folder.
 */
@NullMarked
@OptRules("*.opt")
package dev.glissade.reproductions;

import dev.glissade.annotation.OptRules;
import org.jspecify.annotations.NullMarked;
