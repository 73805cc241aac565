/** Rules compiled while the tests run. */
@NullMarked
package dev.glissade.live;

import org.jspecify.annotations.NullMarked;
