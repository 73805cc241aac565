/** Rules compiled in the running JVM: rule text in, class out. */
@NullMarked
package dev.glissade.live;

import org.jspecify.annotations.NullMarked;
