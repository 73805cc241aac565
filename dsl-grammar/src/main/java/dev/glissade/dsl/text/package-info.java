/** Source text and places in it; every later stage points back here. */
@NullMarked
package dev.glissade.dsl.text;

import org.jspecify.annotations.NullMarked;
