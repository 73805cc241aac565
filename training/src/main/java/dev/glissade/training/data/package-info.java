/**
 * Data: what is known of every row, rows in memory or on the disk, and the batches that they are copied into.
 *
 * <p>Every {@link dev.glissade.training.data.Dataset} gives any row at any time, so one loop shuffles what lies in memory and what does
 * not fit there. Readers of files are in {@code training.read}.
 */
@NullMarked
package dev.glissade.training.data;

import org.jspecify.annotations.NullMarked;
