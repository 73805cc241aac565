package dev.glissade.peers.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.peers.Rerun;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordedValuesTest {

    @Test
    void theLibraryComputesWhatIsRecordedOfIt() throws IOException {
        assertThat(Rerun.fromProperties(new PytorchPeer()).differences()).isEmpty();
    }
}
