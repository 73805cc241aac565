package dev.glissade.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.io.FifoQueue;
import org.tensorflow.op.io.ReaderRead;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.types.TString;

/** TensorFlow's own reader of records, which looks at their check sums, and its own {@code Event} message. */
final class TensorflowReadsTest {

    @TempDir
    private Path folder;

    private static List<Event> read(Path file) throws IOException {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            FifoQueue files = tf.io.fifoQueue(List.of(TString.class));
            ReaderRead read = tf.io.readerRead(tf.io.tfRecordReader().readerHandle(), files.handle());
            session.runner()
                    .addTarget(tf.io.queueEnqueue(
                            files.handle(),
                            List.of(tf.constant(file.toAbsolutePath().toString()))))
                    .run()
                    .close();
            session.runner().addTarget(tf.io.queueClose(files.handle())).run().close();
            List<Event> events = new ArrayList<>();
            while (true) {
                try (Result result = session.runner().fetch(read.value()).run()) {
                    TString record = (TString) result.get(0);
                    events.add(Event.parseFrom(record.asBytes().getObject()));
                } catch (TensorFlowException e) {
                    if (String.valueOf(e.getMessage()).contains("is closed and has insufficient elements")) {
                        return events;
                    }
                    throw e;
                }
            }
        }
    }

    @Test
    void numbersHistogramsAndRestartsComeBack() throws IOException {
        EventFile file = EventFile.in(folder);
        try (file) {
            file.scalar("loss", 300, 0.25);
            file.scalar("loss", 1L << 40, -1e-3);
            file.histogram("weights", 7, -0.5, 0, 0.5, 0.5, Double.NaN);
            file.restart(5);
        }

        List<Event> events = read(file.path());
        assertThat(events).hasSize(5);
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.get(0).getWallTime()).isCloseTo(System.currentTimeMillis() / 1000.0, within(60.0));
        assertThat(events.get(1).getStep()).isEqualTo(300);
        assertThat(events.get(1).getSummary().getValue(0).getTag()).isEqualTo("loss");
        assertThat(events.get(1).getSummary().getValue(0).getSimpleValue()).isEqualTo(0.25f);
        assertThat(events.get(2).getStep()).isEqualTo(1L << 40);
        assertThat(events.get(2).getSummary().getValue(0).getSimpleValue()).isEqualTo(-1e-3f);
        assertThat(events.get(3).getSummary().getValue(0).getTag()).isEqualTo("weights");
        HistogramProto histogram = events.get(3).getSummary().getValue(0).getHisto();
        assertThat(histogram.getNum()).isEqualTo(4);
        assertThat(histogram.getMin()).isEqualTo(-0.5);
        assertThat(histogram.getMax()).isEqualTo(0.5);
        assertThat(histogram.getSum()).isEqualTo(0.5);
        assertThat(histogram.getSumSquares()).isEqualTo(0.75);
        assertThat(histogram.getBucketLimitList())
                .hasSameSizeAs(histogram.getBucketList())
                .isSorted();
        assertThat(histogram.getBucketList().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(4);
        assertThat(events.get(4).getStep()).isEqualTo(5);
        assertThat(events.get(4).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    }

    @Test
    void aWholeRunComesBack() throws IOException {
        try (TensorBoard board = TensorBoard.in(folder)) {
            WatchedRun.builder().listen(board).build().run();
        }

        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        List<String> tags = read(file).stream()
                .flatMap(event -> event.getSummary().getValueList().stream())
                .map(value -> value.getTag())
                .toList();
        assertThat(tags).contains("batch/loss", "epoch/loss", "epoch/half", "x");
        assertThat(tags).filteredOn("batch/loss"::equals).hasSize(6);
    }

    /** So the reader does look at the check sums. */
    @Test
    void aChangedByteIsNoticed() throws IOException {
        EventFile file = EventFile.in(folder);
        file.close();
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[20] ^= 1;
        Files.write(file.path(), bytes);
        assertThatThrownBy(() -> read(file.path()))
                .isInstanceOf(TensorFlowException.class)
                .hasMessageContaining("corrupted record");
    }
}
