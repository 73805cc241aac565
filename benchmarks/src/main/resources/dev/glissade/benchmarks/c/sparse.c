// The library's adagrad over those parameters that have a gradient: the gather loop that ours is measured against.
#include <jni.h>
#include <math.h>
#include <stdint.h>

#define C(name) Java_dev_glissade_benchmarks_c_SparseAdagrad_##name
#define AT(T, address) ((T *)(uintptr_t)(address))

JNIEXPORT void JNICALL C(elements)(JNIEnv *env, jclass type, jlong theta_at, jlong n_at, jlong indices_at,
                                   jlong values_at, jint count, jdouble lr, jdouble eps) {
  float *restrict theta = AT(float, theta_at);
  float *restrict n = AT(float, n_at);
  const int32_t *restrict indices = AT(int32_t, indices_at);
  const float *restrict grad = AT(float, values_at);
  const float rate = (float)lr, small = (float)eps;
  for (int32_t k = 0; k < count; k++) {
    const int32_t i = indices[k];
    const float g = grad[k];
    const float sum = n[i] + g * g;
    n[i] = sum;
    theta[i] -= rate * g / sqrtf(sum + small);
  }
}

JNIEXPORT void JNICALL C(rows)(JNIEnv *env, jclass type, jlong theta_at, jlong n_at, jlong rows_at, jlong values_at,
                               jint count, jint width, jdouble lr, jdouble eps) {
  const int32_t *rows = AT(int32_t, rows_at);
  const float rate = (float)lr, small = (float)eps;
  for (int32_t k = 0; k < count; k++) {
    float *restrict theta = AT(float, theta_at) + (int64_t)rows[k] * width;
    float *restrict n = AT(float, n_at) + (int64_t)rows[k] * width;
    const float *restrict grad = AT(float, values_at) + (int64_t)k * width;
    for (int32_t i = 0; i < width; i++) {
      const float sum = n[i] + grad[i] * grad[i];
      n[i] = sum;
      theta[i] -= rate * grad[i] / sqrtf(sum + small);
    }
  }
}
