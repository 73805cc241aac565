/**
 * How a run gets on while it trains: on a terminal ({@link dev.glissade.watch.Progress}) and in event files for TensorBoard
 * ({@link dev.glissade.watch.TensorBoard}).
 */
@NullMarked
package dev.glissade.watch;

import org.jspecify.annotations.NullMarked;
