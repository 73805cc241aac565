package dev.glissade.registry;

import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.UnitKind;
import java.util.List;

/** As if compiled from a file beside its class. */
public final class FromFileRule implements RuleUnit {

    @Override
    public RuleInfo info() {
        return new RuleInfo(
                "from_file",
                UnitKind.OPTIMIZER,
                "",
                List.of(),
                List.of(),
                new RuleSource(
                        "dev/glissade/registry/from_file.opt",
                        "theta -= grad\n",
                        // printf 'theta -= grad\n' | sha256sum
                        "77005788c8a38c7fa55974f111fff9d84f4430c21e3e35da2fa23bfda1954779"));
    }
}
