package dev.glissade.vector;

import dev.glissade.spi.Precision;
import dev.glissade.spi.StateCodec;
import dev.glissade.spi.StateCodecs;
import dev.glissade.spi.Storage;
import java.util.Optional;

/**
 * The codecs that work in vectors: for bfloat16 under parameters of float, if the JVM was started with {@code --add-modules
 * jdk.incubator.vector}. Thread-safe.
 */
public final class VectorStateCodecs implements StateCodecs {

    /** For {@link java.util.ServiceLoader}. */
    public VectorStateCodecs() {}

    /** Does not touch a class of the incubating module unless it is there. */
    @Override
    public Optional<StateCodec> codec(Storage format, Precision precision) {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return there && format == Storage.BF16 && precision == Precision.FLOAT
                ? Optional.of(new BFloat16Vectors())
                : Optional.empty();
    }
}
