package dev.glissade.arrow;

import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BufferLayout;
import org.apache.arrow.vector.BufferLayout.BufferType;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Looks whether a batch has all values that it says it has: where it has fewer, Arrow would make up nulls and zeros. */
final class WholeBatch {

    private WholeBatch() {}

    /**
     * Checks the columns of a batch; those after one that consists of others are not looked at.
     *
     * @throws IllegalArgumentException if values are missing
     */
    static void require(ArrowRecordBatch batch, List<Field> columns) {
        boolean packed = batch.getBodyCompression().getCodec() != NoCompressionCodec.COMPRESSION_TYPE;
        Iterator<ArrowFieldNode> nodes = batch.getNodes().iterator();
        Iterator<ArrowBuf> buffers = batch.getBuffers().iterator();
        for (Field column : columns) {
            if (!isFlat(column)) {
                return;
            }
            ArrowFieldNode node = nodes.next();
            if (node.getLength() != batch.getLength()) {
                throw new IllegalArgumentException("column '" + column.getName() + "' has " + node.getLength()
                        + " values in a batch of " + batch.getLength() + " rows");
            }
            List<BufferLayout> layouts =
                    TypeLayout.getTypeLayout(column.getType()).getBufferLayouts();
            boolean fixed = layouts.stream().noneMatch(layout -> layout.getType() == BufferType.OFFSET);
            for (BufferLayout layout : layouts) {
                long bytes = buffers.next().capacity();
                if (!packed && bytes < least(layout, fixed, node)) {
                    throw new IllegalArgumentException("column '" + column.getName() + "' has " + bytes + " bytes for "
                            + node.getLength() + " values");
                }
            }
        }
    }

    private static boolean isFlat(Field column) {
        return column.getChildren().isEmpty()
                && !(column.getType() instanceof ArrowType.Utf8View)
                && !(column.getType() instanceof ArrowType.BinaryView);
    }

    /** The bytes that a buffer has at least. */
    private static long least(BufferLayout layout, boolean fixed, ArrowFieldNode node) {
        long values = node.getLength();
        long bits = switch (layout.getType()) {
            case VALIDITY -> node.getNullCount() == 0 || node.getNullCount() == values ? 0 : values;
            case OFFSET -> values == 0 ? 0 : (values + 1) * layout.getTypeBitWidth();
            case DATA -> fixed ? values * layout.getTypeBitWidth() : 0;
            default -> 0;
        };
        return (bits + 7) / 8;
    }
}
