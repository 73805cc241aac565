/** Rules by name: {@link dev.glissade.registry.RuleRegistry}. */
@NullMarked
package dev.glissade.registry;

import org.jspecify.annotations.NullMarked;
