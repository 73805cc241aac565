package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import org.junit.jupiter.api.Test;

class PeerTwinTest {

    @Test
    void acceptsAPeerThatComputesAdamWithItsOwnRounding() {
        assertThatCode(() -> PeerTwin.requireEqual(new Imitation(1e-8), 1)).doesNotThrowAnyException();
    }

    @Test
    void refusesAPeerThatComputesSomethingElse() {
        assertThatThrownBy(() -> PeerTwin.requireEqual(new Imitation(1e-3), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("imitation, tensor 0[0]");
    }

    /** Adam in floats, in another order of operations, and with another epsilon if that is asked for. */
    private record Imitation(double eps) implements PeerLibrary {
        @Override
        public String name() {
            return "imitation";
        }

        @Override
        public String description() {
            return "made for this test";
        }

        @Override
        public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
            float[][] mean = new float[parameters.length][];
            float[][] square = new float[parameters.length][];
            for (int i = 0; i < parameters.length; i++) {
                mean[i] = new float[parameters[i].length];
                square[i] = new float[parameters[i].length];
            }
            return new PeerOptimizer() {
                private int t;

                @Override
                public void step() {
                    t++;
                    for (int i = 0; i < parameters.length; i++) {
                        for (int j = 0; j < parameters[i].length; j++) {
                            float g = gradients[i][j];
                            mean[i][j] += (float) (1 - settings.beta1()) * (g - mean[i][j]);
                            square[i][j] += (float) (1 - settings.beta2()) * (g * g - square[i][j]);
                            double root = Math.sqrt(square[i][j] / (1 - Math.pow(settings.beta2(), t)));
                            parameters[i][j] -= (float)
                                    (settings.lr() / (1 - Math.pow(settings.beta1(), t)) * mean[i][j] / (root + eps));
                        }
                    }
                }

                @Override
                public double[] parameters(int tensor) {
                    double[] values = new double[parameters[tensor].length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = parameters[tensor][i];
                    }
                    return values;
                }
            };
        }
    }
}
