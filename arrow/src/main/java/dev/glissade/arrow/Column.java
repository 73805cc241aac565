package dev.glissade.arrow;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** A column of a table, with the values of the present batch. */
final class Column {
    private final FieldVector rows;
    private final FieldVector values;
    private final boolean hasDictionary;
    private final IntToDoubleFunction entry;
    private final IntToDoubleFunction number;
    private final IntFunction<String> text;
    private final Kind kind;

    /** What a column may be for. */
    enum Kind {
        WHOLE,
        REAL,
        TEXT,
        /** Every value is null. */
        NOTHING,
        OTHER
    }

    private Column(FieldVector rows, FieldVector values, boolean hasDictionary) {
        this.rows = rows;
        this.values = values;
        this.hasDictionary = hasDictionary;
        this.entry = hasDictionary ? numbers(rows) : row -> row;
        this.kind = kind(values);
        this.number = kind == Kind.WHOLE || kind == Kind.REAL ? numbers(values) : row -> Double.NaN;
        this.text = kind == Kind.WHOLE || kind == Kind.TEXT ? texts(values) : row -> "";
    }

    static Column of(FieldVector vector, DictionaryProvider dictionaries) {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            return new Column(vector, vector, false);
        }
        Dictionary dictionary = dictionaries.lookup(encoding.getId());
        if (dictionary == null) {
            throw new IllegalArgumentException("column '" + vector.getName() + "' has no dictionary");
        }
        return new Column(vector, dictionary.getVector(), true);
    }

    String name() {
        return rows.getName();
    }

    /** What it holds, in Arrow's words. */
    String type() {
        return (hasDictionary ? "a dictionary of " : "") + values.getField().getType();
    }

    boolean holdsNumbers() {
        return kind == Kind.WHOLE || kind == Kind.REAL || kind == Kind.NOTHING;
    }

    boolean holdsLabels() {
        return kind == Kind.WHOLE || kind == Kind.TEXT;
    }

    /** Where the value of a row lies; -1 if it is null. */
    int place(int row) {
        if (kind == Kind.NOTHING || rows.isNull(row)) {
            return -1;
        }
        if (!hasDictionary) {
            return row;
        }
        double place = entry.applyAsDouble(row);
        if (!(place >= 0 && place < values.getValueCount())) {
            throw new IndexOutOfBoundsException(
                    "entry " + (long) place + " of a dictionary of " + values.getValueCount());
        }
        return values.isNull((int) place) ? -1 : (int) place;
    }

    /** The number at a place. */
    double number(int place) {
        return number.applyAsDouble(place);
    }

    /** The label at a place. */
    String text(int place) {
        return text.apply(place);
    }

    private static Kind kind(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4, UINT8, BIT -> Kind.WHOLE;
            case FLOAT2, FLOAT4, FLOAT8, DECIMAL, DECIMAL256 -> Kind.REAL;
            case VARCHAR, LARGEVARCHAR, VIEWVARCHAR -> Kind.TEXT;
            case NULL -> Kind.NOTHING;
            default -> Kind.OTHER;
        };
    }

    private static IntToDoubleFunction numbers(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case TINYINT -> ((TinyIntVector) vector)::get;
            case SMALLINT -> ((SmallIntVector) vector)::get;
            case INT -> ((IntVector) vector)::get;
            case BIGINT -> ((BigIntVector) vector)::get;
            case UINT1 -> row -> ((UInt1Vector) vector).get(row) & 0xff;
            case UINT2 -> ((UInt2Vector) vector)::get;
            case UINT4 -> row -> Integer.toUnsignedLong(((UInt4Vector) vector).get(row));
            case UINT8 -> row -> ((UInt8Vector) vector).getObjectNoOverflow(row).doubleValue();
            case BIT -> ((BitVector) vector)::get;
            case FLOAT2 -> ((Float2Vector) vector)::getValueAsFloat;
            case FLOAT4 -> ((Float4Vector) vector)::get;
            case FLOAT8 -> ((Float8Vector) vector)::get;
            case DECIMAL -> row -> ((DecimalVector) vector).getObject(row).doubleValue();
            case DECIMAL256 -> row -> ((Decimal256Vector) vector).getObject(row).doubleValue();
            default -> throw new IllegalArgumentException(vector.getMinorType() + " is no number");
        };
    }

    /** Arrow would take memory for a length that the column cannot have before it looks at the bytes. */
    private static String text(VarCharVector vector, int row) {
        if (vector.getValueLength(row) > vector.getDataBuffer().capacity()) {
            throw new IndexOutOfBoundsException("a text of " + vector.getValueLength(row) + " bytes in a column of "
                    + vector.getDataBuffer().capacity());
        }
        return vector.getObject(row).toString();
    }

    private static IntFunction<String> texts(FieldVector vector) {
        return switch (vector.getMinorType()) {
            case VARCHAR -> row -> text((VarCharVector) vector, row);
            case LARGEVARCHAR ->
                row -> ((LargeVarCharVector) vector).getObject(row).toString();
            case VIEWVARCHAR ->
                row -> ((ViewVarCharVector) vector).getObject(row).toString();
            case BIT -> row -> Boolean.toString(((BitVector) vector).get(row) != 0);
            case UINT1 -> row -> Integer.toString(((UInt1Vector) vector).get(row) & 0xff);
            case UINT2 -> row -> Integer.toString(((UInt2Vector) vector).get(row));
            case UINT4 -> row -> Integer.toUnsignedString(((UInt4Vector) vector).get(row));
            case UINT8 -> row -> Long.toUnsignedString(((UInt8Vector) vector).get(row));
            default -> row -> vector.getObject(row).toString();
        };
    }
}
