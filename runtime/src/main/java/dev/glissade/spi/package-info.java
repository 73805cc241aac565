/**
 * What stands between the runtime and a rule, generated or written by hand.
 *
 * <p>A {@link dev.glissade.spi.UpdateRule} describes itself ({@link dev.glissade.spi.RuleInfo}) and makes a {@link
 * dev.glissade.spi.Kernel} for one precision and one choice of flags. The runtime owns all memory; it hands the kernel frames
 * ({@link dev.glissade.spi.GlobalFrame}, {@link dev.glissade.spi.GroupFrame}, {@link dev.glissade.spi.TensorFrame}) and calls it
 * pass by pass.
 */
@NullMarked
package dev.glissade.spi;

import org.jspecify.annotations.NullMarked;
