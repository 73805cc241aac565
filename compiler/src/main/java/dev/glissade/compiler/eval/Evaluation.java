package dev.glissade.compiler.eval;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Precision;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/** One run of a program: every value for every instance of its scope, in the order of the program. */
final class Evaluation implements Op.Cases<double[][]> {

    /** The value of one element of one instance. */
    private interface Element {
        double at(int instance, int element);
    }

    private final Program program;
    private final Frame frame;
    private final Memory memory;
    private final Arithmetic precision;
    private final StepInput input;
    private final BitSet parts;
    private final BitSet firsts;
    private final Map<Integer, double[][]> results = new HashMap<>();
    private int current;

    /**
     * A run.
     *
     * @param parts the tensors that take part
     * @param firsts those of them whose first step it is
     */
    Evaluation(Program program, Frame frame, StepInput input, BitSet parts, BitSet firsts) {
        this.program = program;
        this.frame = frame;
        this.memory = frame.memory();
        this.precision = frame.precision();
        this.input = input;
        this.parts = parts;
        this.firsts = firsts;
    }

    void run() {
        for (current = 0; current < program.nodes().size(); current++) {
            results.put(current, program.node(current).op().accept(this));
        }
    }

    boolean isActive(Scope scope, int instance) {
        return scope == Scope.GLOBAL || scope == Scope.GROUP || parts.get(instance);
    }

    /** What element {@code element} of an instance of scope {@code from} sees of a value. */
    double read(int value, Scope from, int instance, int element) {
        Scope scope = program.node(value).type().scope();
        double[] seen = result(value)[memory.seen(scope, from, instance)];
        return scope == Scope.ELEMENT ? seen[element] : seen[0];
    }

    private double[][] result(int value) {
        double[][] result = results.get(value);
        if (result == null) {
            throw new IllegalStateException("value " + value + " is read before it is made");
        }
        return result;
    }

    private double[][] make(Element element) {
        return make(program.node(current).type().scope(), element);
    }

    private double[][] make(Scope scope, Element element) {
        double[][] made = memory.room(scope);
        for (int k = 0; k < made.length; k++) {
            for (int i = 0; isActive(scope, k) && i < made[k].length; i++) {
                made[k][i] = element.at(k, i);
            }
        }
        return made;
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public double[][] constant(Op.Constant op) {
        return make((k, i) -> op.value());
    }

    @Override
    public double[][] truth(Op.Truth op) {
        return make((k, i) -> truth(op.value()));
    }

    /** A uniform one is global; all groups have the same value. */
    @Override
    public double[][] hyper(Op.Hyper op) {
        return make((k, i) -> frame.hyper(k, op.slot()));
    }

    @Override
    public double[][] step(Op.Step op) {
        return make((k, i) -> frame.step());
    }

    @Override
    public double[][] loss(Op.Loss op) {
        return make((k, i) -> input.loss());
    }

    @Override
    public double[][] first(Op.First op) {
        return make((k, i) -> truth(isFirst(op.scope(), k)));
    }

    private boolean isFirst(Scope scope, int instance) {
        boolean ofTensor = scope == Scope.TENSOR || scope == Scope.ELEMENT;
        return ofTensor ? firsts.get(instance) : frame.isFirstOfAll();
    }

    @Override
    public double[][] theta(Op.Theta op) {
        return make((k, i) -> frame.theta(k, i));
    }

    @Override
    public double[][] state(Op.State op) {
        return began(op.slot());
    }

    private double[][] began(int slot) {
        StateSlot s = program.states().get(slot);
        return make(s.scope(), (k, i) -> {
            if (!isFirst(s.scope(), k)) {
                return frame.state(slot, k, i);
            }
            // without a fill the program selects the initial value; whoever reads this one is wrong
            return s.fill().isPresent() ? filled(s, s.fill(), k) : Double.NaN;
        });
    }

    private double filled(StateSlot s, OptionalInt fill, int instance) {
        double value = read(fill.orElseThrow(), s.scope(), instance, 0);
        return s.scope() == Scope.ELEMENT ? StorageRounding.round(s.storage(), precision.round(value)) : value;
    }

    @Override
    public double[][] stale(Op.Stale op) {
        StateSlot s = program.states().get(op.slot());
        Map<String, double[]> given = input.stale().getOrDefault(s.name(), Map.of());
        double[][] stale = began(op.slot());
        for (int k = 0; k < stale.length; k++) {
            String key = switch (s.scope()) {
                case GLOBAL -> "";
                case GROUP -> Integer.toString(k);
                case TENSOR, ELEMENT -> memory.tensors().get(k).name();
            };
            stale[k] = given.getOrDefault(key, stale[k]).clone();
        }
        return stale;
    }

    @Override
    public double[][] gradient(Op.Gradient op) {
        Map<String, double[]> point = new LinkedHashMap<>();
        for (int k = 0; k < memory.tensors().size(); k++) {
            int tensor = k;
            double[] at = new double[memory.length(Scope.ELEMENT, k)];
            for (int i = 0; i < at.length; i++) {
                int element = i;
                at[i] = isActive(Scope.ELEMENT, k) && op.point().isPresent()
                        ? read(op.point().getAsInt(), Scope.ELEMENT, tensor, element)
                        : frame.theta(tensor, element);
            }
            point.put(memory.tensors().get(k).name(), at);
        }
        Map<String, double[]> gradients = input.gradients().at(point);
        double[][] made = memory.room(Scope.ELEMENT);
        for (int k = 0; k < made.length; k++) {
            if (isActive(Scope.ELEMENT, k)) {
                String name = memory.tensors().get(k).name();
                double[] gradient = gradients.getOrDefault(name, new double[0]);
                if (gradient.length != made[k].length) {
                    throw new IllegalArgumentException("the gradient of '" + name + "' has " + gradient.length
                            + " elements, the tensor " + made[k].length);
                }
                for (int i = 0; i < gradient.length; i++) {
                    made[k][i] = precision.round(gradient[i]);
                }
            }
        }
        return made;
    }

    @Override
    public double[][] draw(Op.Draw op) {
        double[][] made = memory.room(Scope.ELEMENT);
        for (int k = 0; k < made.length; k++) {
            long key = RandomNumbers.tensorKey(memory.tensors().get(k).name());
            made[k] = RandomNumbers.draw(op, precision, frame.seed(), key, frame.step(), made[k].length);
        }
        return made;
    }

    @Override
    public double[][] apply(Op.Apply op) {
        Node node = program.node(current);
        boolean working =
                op.arguments().stream().anyMatch(o -> program.node(o).type().precision() == Precision.WORKING);
        return make((k, i) -> {
            double[] operands = op.arguments().stream()
                    .mapToDouble(o -> read(o, node.type().scope(), k, i))
                    .toArray();
            Operation operation = op.operation();
            return working ? precision.apply(operation, operands) : operation.apply(operands);
        });
    }

    @Override
    public double[][] round(Op.Round op) {
        Scope scope = program.node(current).type().scope();
        return make((k, i) -> precision.round(read(op.value(), scope, k, i)));
    }

    @Override
    public double[][] store(Op.Store op) {
        Scope scope = program.node(current).type().scope();
        if (op.storage() != Storage.BF16_STOCHASTIC || op.place() == Op.Store.NEAREST) {
            return make((k, i) -> StorageRounding.round(op.storage(), read(op.value(), scope, k, i)));
        }
        String state = program.states().get(op.slot()).name();
        return make((k, i) -> {
            String tensor = memory.tensors().get(k).name();
            int noise = RandomNumbers.noise(frame.seed(), tensor, state, op.place(), frame.step(), i);
            return StorageRounding.stochastic(read(op.value(), scope, k, i), noise);
        });
    }

    @Override
    public double[][] reduce(Op.Reduce op) {
        double[][] made = memory.room(op.scope());
        for (double[] instance : made) {
            instance[0] = Reductions.empty(op.reduction());
        }
        for (int tensor : memory.byName()) {
            if (isActive(Scope.ELEMENT, tensor)) {
                IntToDoubleFunction element = i -> read(op.value(), Scope.ELEMENT, tensor, i);
                int length = memory.length(Scope.ELEMENT, tensor);
                double result = Reductions.tensor(op.reduction(), precision, element, length);
                double[] whole = made[memory.seen(op.scope(), Scope.ELEMENT, tensor)];
                whole[0] = Reductions.combine(op.reduction(), whole[0], result);
            }
        }
        return made;
    }
}
