package dev.glissade.spi;

/**
 * What a {@link SearchingKernel} sees in a step. Vectors are as long as all tensors together that take part, which lie in them one
 * behind the other in the order of their names, so that the order of the parameters changes nothing. In double, whatever the
 * precision of the parameters.
 *
 * <p>Losses and gradients have the other sign if the optimizer climbs: a kernel always goes down. Of the thread that steps.
 */
public interface Search {

    /** Hyperparameters, the number of the step, scalar states. */
    GlobalFrame global();

    /** The length of vectors. */
    int size();

    /**
     * A number that is another if other tensors take part than in another step: what was learnt about those says nothing about these.
     * Exact as a double.
     */
    double participants();

    /** The parameters as they are, a copy. */
    void parameters(double[] into);

    /** The loss at the parameters. */
    double loss();

    /** The gradient at the parameters, a copy. */
    void gradient(double[] into);

    /**
     * Asks for the loss and the gradient at another point.
     *
     * @param point where; rounded here to the precision of the parameters
     * @param gradient is written
     * @return the loss, which like the gradient may be infinite or NaN: the point is too far away then
     */
    double evaluate(double[] point, double[] gradient);

    /**
     * How many residuals the loss is made of, if the caller's function gives them one by one.
     *
     * @throws IllegalStateException if it does not
     */
    int residuals();

    /**
     * A residual at the parameters.
     *
     * @param number from 0
     * @param gradient is written
     * @return its value
     */
    double residual(int number, double[] gradient);

    /** A tensor state, a copy. */
    void read(int state, double[] into);

    /** Adds a tensor state times a factor to a vector. */
    void add(double factor, int state, double[] to);

    /** The sum of the products of the elements of a tensor state and a vector. */
    double dot(int state, double[] vector);

    /** Writes a tensor state, rounded to its precision. No loss is asked for any more. */
    void write(int state, double[] values);

    /** Writes the parameters. No loss is asked for any more. */
    void moveTo(double[] point);

    /**
     * Says how the step went, for whoever looks at the optimizer's report.
     *
     * @param gradientNorm the Euclidean norm of the gradient at the point that the step has come to
     * @param settled whether it has not moved because nothing better can be found
     * @param remark why it is settled, or what was out of the ordinary; may be empty
     */
    void report(double gradientNorm, boolean settled, String remark);
}
