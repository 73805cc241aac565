package dev.glissade.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glissade.Schedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurveTest {

    @TempDir
    private Path folder;

    @Test
    void theMeanHasABandOfOneStandardDeviation() {
        // 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, over 2 is 7
        Curve curve = Curve.mean(
                "c", new double[] {0, 1}, List.of(new double[] {1, 5}, new double[] {2, 5}, new double[] {6, 5}));

        assertThat(curve.y).containsExactly(3, 5);
        assertThat(curve.low).containsExactly(3 - Math.sqrt(7), 5);
        assertThat(curve.high).containsExactly(3 + Math.sqrt(7), 5);
    }

    @Test
    void oneRunIsABandWithoutWidth() {
        Curve curve = Curve.mean("c", new double[] {0}, List.of(new double[] {4}));

        assertThat(curve.low).containsExactly(4);
        assertThat(curve.high).containsExactly(4);
    }

    @Test
    void aScheduleBeginsAtItsFirstStep() {
        Curve curve = Curve.schedule(
                "c", Schedules.named("linear_warmup").set("steps", 4).build(), 5);

        assertThat(curve.x).containsExactly(1, 2, 3, 4, 5);
        assertThat(curve.y).containsExactly(0.25, 0.5, 0.75, 1, 1);
    }

    @Test
    void columnsOfAFileAreFoundByName() throws IOException {
        Path file = Files.writeString(
                folder.resolve("curve.csv"), "epoch,step,loss,\"test, all\"\n1,10,0.5,0.75\n2,20,NaN,0.5\n");

        Curve curve = Curve.csv("c", file, "step", "test, all");
        assertThat(curve.x).containsExactly(10, 20);
        assertThat(curve.y).containsExactly(0.75, 0.5);
        assertThat(Curve.csv("c", file, "step", "loss").y[1]).isNaN();
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("curve.csv"), "epoch,loss\n1,0.5\n2,half\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Curve.csv("c", file, "epoch", "loss"))
                .withMessageContaining("curve.csv:3: 'half' in column 'loss'");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Curve.csv("c", file, "epoch", "accuracy"))
                .withMessageContaining("'accuracy'")
                .withMessageContaining("[epoch, loss]");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "epoch,loss\n");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Curve.csv("c", empty, "epoch", "loss"))
                .withMessageContaining("no rows");
    }

    @Test
    void lengthsMustAgree() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.of("c", two, three));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.of("c", new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.mean("c", two, List.of(two, three)));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.mean("c", two, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Curve.of("c", two, two).between(two, three));
    }
}
