/**
 * Records what other libraries make of the fixed inputs, and checks later that they still make the same of them.
 *
 * <p>Nothing here sees Glissade: the numbers that its rules are tested against can only come from the peers.
 */
@NullMarked
package dev.glissade.peers;

import org.jspecify.annotations.NullMarked;
