// Steps of rules of the library, the arithmetic of their rule files, one thread: what a loop in C takes where a floor does not say.
#include <jni.h>
#include <math.h>
#include <stdint.h>

#define C(name) Java_dev_glissade_benchmarks_c_RuleLoops_##name
#define AT(T, address) ((T *)(uintptr_t)(address))

// Sums in the order that the language lays down: lanes of a block in its precision, then blocks in double.
enum { BLOCK = 1024, LANES = 8 };

#define RULES(T, KIND, SQRT, ABS)                                                                                    \
  static double squares_##T(const T *x, long n) {                                                                  \
    double all = 0;                                                                                                \
    for (long from = 0; from < n; from += BLOCK) {                                                                 \
      long to = from + BLOCK < n ? from + BLOCK : n;                                                               \
      T lanes[LANES] = {0};                                                                                        \
      long i = from;                                                                                               \
      for (; i + LANES <= to; i += LANES) {                                                                        \
        for (int l = 0; l < LANES; l++) {                                                                          \
          lanes[l] += x[i + l] * x[i + l];                                                                         \
        }                                                                                                          \
      }                                                                                                            \
      for (int l = 0; i + l < to; l++) {                                                                           \
        lanes[l] += x[i + l] * x[i + l];                                                                           \
      }                                                                                                            \
      T sum = lanes[0];                                                                                            \
      for (int l = 1; l < LANES; l++) {                                                                            \
        sum += lanes[l];                                                                                           \
      }                                                                                                            \
      all += sum;                                                                                                  \
    }                                                                                                              \
    return all;                                                                                                    \
  }                                                                                                                \
  static inline T sign_##T(T x) {                                                                                  \
    return x > 0 ? 1 : x < 0 ? -1 : x;                                                                             \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(sgd##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong n,          \
                                      jdouble lr) {                                                                \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T rate = (T)lr;                                                                                                \
    for (long i = 0; i < n; i++) {                                                                                 \
      theta[i] = theta[i] - rate * grad[i];                                                                        \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(signsgd##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong n,      \
                                          jdouble lr) {                                                            \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T rate = (T)lr;                                                                                                \
    for (long i = 0; i < n; i++) {                                                                                 \
      theta[i] = theta[i] - rate * sign_##T(grad[i]);                                                              \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(momentum##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient,              \
                                           jlong velocity, jlong n, jdouble lr) {                                  \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict v = AT(T, velocity);                                                                               \
    T rate = (T)lr, kept = (T)0.9;                                                                                 \
    for (long i = 0; i < n; i++) {                                                                                 \
      T next = kept * v[i] + rate * grad[i];                                                                       \
      v[i] = next;                                                                                                 \
      theta[i] = theta[i] - next;                                                                                  \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(adagrad##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong sums,   \
                                          jlong n, jdouble lr) {                                                   \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict sum = AT(T, sums);                                                                                 \
    T rate = (T)lr, eps = (T)1e-8;                                                                                 \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T next = sum[i] + g * g;                                                                                     \
      sum[i] = next;                                                                                               \
      theta[i] = theta[i] - rate * g / SQRT(next + eps);                                                           \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(lion##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong means,     \
                                       jlong n, jdouble lr) {                                                      \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict m = AT(T, means);                                                                                  \
    T rate = (T)lr, beta1 = (T)0.9, rest1 = (T)(1 - 0.9), beta2 = (T)0.99, rest2 = (T)(1 - 0.99), decay = 0;       \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T c = beta1 * m[i] + rest1 * g;                                                                              \
      theta[i] = theta[i] - rate * (sign_##T(c) + decay * theta[i]);                                               \
      m[i] = beta2 * m[i] + rest2 * g;                                                                             \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(adamax##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong means,   \
                                         jlong bounds, jlong n, jdouble lr, jlong t) {                             \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict m = AT(T, means);                                                                                  \
    T *restrict u = AT(T, bounds);                                                                                 \
    T beta1 = (T)0.9, rest1 = (T)(1 - 0.9), beta2 = (T)0.999, least = (T)1e-37;                                    \
    T a = (T)(lr / (1 - pow(0.9, (double)t)));                                                                     \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T mean = beta1 * m[i] + rest1 * g;                                                                           \
      T kept = beta2 * u[i];                                                                                       \
      T size = ABS(g);                                                                                             \
      T bound = kept > size ? kept : size;                                                                         \
      m[i] = mean;                                                                                                 \
      u[i] = bound;                                                                                                \
      theta[i] = theta[i] - a * mean / (bound > least ? bound : least);                                            \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(lars##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong velocity,  \
                                       jlong n, jdouble lr) {                                                      \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict v = AT(T, velocity);                                                                               \
    double p = sqrt(squares_##T(theta, n)), g = sqrt(squares_##T(grad, n));                                        \
    T rate = (T)(lr * (p > 0 && g > 0 ? 1e-3 * p / g : 1)), kept = (T)0.9, decay = 0;                              \
    for (long i = 0; i < n; i++) {                                                                                 \
      T next = kept * v[i] + rate * (grad[i] + decay * theta[i]);                                                  \
      v[i] = next;                                                                                                 \
      theta[i] = theta[i] - next;                                                                                  \
    }                                                                                                              \
  }

RULES(float, Float, sqrtf, fabsf)
RULES(double, Double, sqrt, fabs)
