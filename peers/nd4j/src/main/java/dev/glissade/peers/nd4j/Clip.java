package dev.glissade.peers.nd4j;

import dev.glissade.peers.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.clip.ClipByNorm;
import org.nd4j.linalg.api.ops.impl.transforms.clip.ClipByValue;
import org.nd4j.linalg.factory.Nd4j;

/** What is done to the gradients of a step before the updaters see them. */
interface Clip {

    Clip NONE = (gradients, chosen) -> gradients;

    Clip BY_VALUE = (gradients, chosen) -> {
        Map<String, INDArray> clipped = new LinkedHashMap<>();
        double limit = chosen.get("limit");
        gradients.forEach((name, g) -> clipped.put(name, Nd4j.exec(new ClipByValue(g, -limit, limit))[0]));
        return clipped;
    };

    Clip BY_NORM = (gradients, chosen) -> {
        Map<String, INDArray> clipped = new LinkedHashMap<>();
        gradients.forEach((name, g) -> clipped.put(name, Nd4j.exec(new ClipByNorm(g, chosen.get("max_norm")))[0]));
        return clipped;
    };

    Clip BY_GLOBAL_NORM = (gradients, chosen) -> {
        Map<String, INDArray> clipped = new LinkedHashMap<>();
        gradients.forEach((name, g) -> clipped.put(name, g.ulike()));
        List<INDArray> outputs = new ArrayList<>(clipped.values());
        outputs.add(Nd4j.scalar(outputs.get(0).dataType(), 0)); // the norm
        var op = DynamicCustomOp.builder("clip_by_global_norm")
                .addInputs(gradients.values().toArray(INDArray[]::new))
                .addOutputs(outputs.toArray(INDArray[]::new))
                .addFloatingPointArguments(chosen.get("max_norm"))
                .build();
        Nd4j.exec(op);
        return clipped;
    };

    /** The gradients that the updaters are to see. */
    Map<String, INDArray> apply(Map<String, INDArray> gradients, Case chosen);
}
