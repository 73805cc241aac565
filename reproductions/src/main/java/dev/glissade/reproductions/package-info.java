/**
 * What the literature shows, done again with the library: a command each, its result beside the published figure.
 *
 * <p>{@link dev.glissade.reproductions.Reproductions} lists them.
 */
@NullMarked
package dev.glissade.reproductions;

import org.jspecify.annotations.NullMarked;
