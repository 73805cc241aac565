package dev.glissade;

import dev.glissade.spi.FastCode;
import dev.glissade.spi.Precision;
import dev.glissade.spi.StateCodec;
import dev.glissade.spi.StateCodecs;
import dev.glissade.spi.Storage;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The best codecs of this JVM: those of services where there are some, otherwise the scalar ones. Thread-safe. */
final class Codecs {
    private static final Logger LOGGER = System.getLogger("dev.glissade");
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private Codecs() {}

    /** Loaded when the first state in a narrow storage is made. */
    private static final class Services {
        static final List<StateCodecs> ALL = FastCode.of(StateCodecs.class);
    }

    /** The codec for states that are kept so. */
    static StateCodec of(Storage storage, Precision precision) {
        Storage format = storage.format(precision);
        if (format == Storage.F32 || format == Storage.F64) {
            return StateCodec.scalar(format, precision);
        }
        Optional<StateCodec> fast = Services.ALL.stream()
                .flatMap(service -> service.codec(format, precision).stream())
                .findFirst();
        if (fast.isEmpty() && format == Storage.BF16 && SAID.compareAndSet(false, true)) {
            LOGGER.log(
                    Logger.Level.INFO,
                    "States in " + format
                            + " are converted one number at a time here, which is several times slower than it "
                            + "could be. With glissade-vector on the class path and the JVM started with --add-modules "
                            + "jdk.incubator.vector they are converted in vectors, with the same bits. (Said once.)");
        }
        return fast.orElseGet(() -> StateCodec.scalar(format, precision));
    }
}
