/**
 * How all pictures look: colours, dashes, fonts, axes, and how they become files; the only package that sees the writer of SVG.
 *
 * <p>Made for the other packages of this module.
 */
@NullMarked
package dev.glissade.plots.look;

import org.jspecify.annotations.NullMarked;
