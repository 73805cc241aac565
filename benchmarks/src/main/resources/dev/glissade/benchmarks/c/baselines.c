// What the table measures against: loops in C over memory of their own, called through JNI with addresses.
#define _GNU_SOURCE
#include <jni.h>
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define C(name) Java_dev_glissade_benchmarks_c_C_##name
#define AT(T, address) ((T *)(uintptr_t)(address))

// ---- memory: pages of 4 KiB, as the heap's are

JNIEXPORT jlong JNICALL C(allocate)(JNIEnv *env, jclass type, jlong bytes) {
  void *at = mmap(NULL, (size_t)bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) {
    return 0;
  }
  madvise(at, (size_t)bytes, MADV_NOHUGEPAGE);
  return (jlong)(uintptr_t)at;
}

JNIEXPORT void JNICALL C(release)(JNIEnv *env, jclass type, jlong address, jlong bytes) {
  munmap(AT(void, address), (size_t)bytes);
}

JNIEXPORT void JNICALL C(putFloats)(JNIEnv *env, jclass type, jlong to, jfloatArray from) {
  (*env)->GetFloatArrayRegion(env, from, 0, (*env)->GetArrayLength(env, from), AT(jfloat, to));
}

JNIEXPORT void JNICALL C(putDoubles)(JNIEnv *env, jclass type, jlong to, jdoubleArray from) {
  (*env)->GetDoubleArrayRegion(env, from, 0, (*env)->GetArrayLength(env, from), AT(jdouble, to));
}

JNIEXPORT void JNICALL C(putLongs)(JNIEnv *env, jclass type, jlong to, jlongArray from) {
  (*env)->GetLongArrayRegion(env, from, 0, (*env)->GetArrayLength(env, from), AT(jlong, to));
}

JNIEXPORT void JNICALL C(putInts)(JNIEnv *env, jclass type, jlong to, jintArray from) {
  (*env)->GetIntArrayRegion(env, from, 0, (*env)->GetArrayLength(env, from), AT(jint, to));
}

JNIEXPORT void JNICALL C(getFloats)(JNIEnv *env, jclass type, jlong from, jfloatArray to) {
  (*env)->SetFloatArrayRegion(env, to, 0, (*env)->GetArrayLength(env, to), AT(jfloat, from));
}

JNIEXPORT void JNICALL C(getDoubles)(JNIEnv *env, jclass type, jlong from, jdoubleArray to) {
  (*env)->SetDoubleArrayRegion(env, to, 0, (*env)->GetArrayLength(env, to), AT(jdouble, from));
}

// ---- threads: one beside the caller, which spins for a while and then sleeps

typedef void (*body_t)(void *arguments, long from, long to);

static struct {
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  int started, asleep;
  long generation, done;
  body_t body;
  void *arguments;
  long from, to;
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static void *second_thread(void *nothing) {
  long seen = 0;
  for (;;) {
    int spins = 0;
    while (__atomic_load_n(&pool.generation, __ATOMIC_SEQ_CST) == seen) {
      __builtin_ia32_pause();
      if (++spins == 100000) {
        pthread_mutex_lock(&pool.mutex);
        __atomic_store_n(&pool.asleep, 1, __ATOMIC_SEQ_CST);
        while (__atomic_load_n(&pool.generation, __ATOMIC_SEQ_CST) == seen) {
          pthread_cond_wait(&pool.wake, &pool.mutex);
        }
        __atomic_store_n(&pool.asleep, 0, __ATOMIC_SEQ_CST);
        pthread_mutex_unlock(&pool.mutex);
      }
    }
    seen++;
    pool.body(pool.arguments, pool.from, pool.to);
    __atomic_store_n(&pool.done, seen, __ATOMIC_RELEASE);
  }
  return NULL;
}

static void share_out(int threads, body_t body, void *arguments, long n) {
  if (threads < 2) {
    body(arguments, 0, n);
    return;
  }
  if (!pool.started) {
    pthread_t thread;
    pool.started = pthread_create(&thread, NULL, second_thread, NULL) == 0;
    if (!pool.started) {
      abort();
    }
    pthread_detach(thread);
  }
  long half = n / 2 / 1024 * 1024;
  pool.body = body;
  pool.arguments = arguments;
  pool.from = half;
  pool.to = n;
  long mine = __atomic_add_fetch(&pool.generation, 1, __ATOMIC_SEQ_CST);
  if (__atomic_load_n(&pool.asleep, __ATOMIC_SEQ_CST)) {
    pthread_mutex_lock(&pool.mutex);
    pthread_cond_signal(&pool.wake);
    pthread_mutex_unlock(&pool.mutex);
  }
  body(arguments, 0, half);
  while (__atomic_load_n(&pool.done, __ATOMIC_ACQUIRE) != mine) {
    __builtin_ia32_pause();
  }
}

// ---- Adam, the arithmetic of adam.opt

#define ADAM(T, NAME, SQRT)                                                                                        \
  struct adam_##T {                                                                                                \
    T *theta, *grad, *m, *v;                                                                                       \
    T beta1, rest1, beta2, rest2, a, c, eps;                                                                       \
  };                                                                                                               \
  static void adam_loop_##T(T *restrict theta, const T *restrict grad, T *restrict m, T *restrict v, long n,       \
                            T beta1, T rest1, T beta2, T rest2, T a, T c, T eps) {                                 \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T mean = beta1 * m[i] + rest1 * g;                                                                           \
      T square = beta2 * v[i] + rest2 * (g * g);                                                                   \
      m[i] = mean;                                                                                                 \
      v[i] = square;                                                                                               \
      theta[i] = theta[i] - a * mean / (SQRT(square) * c + eps);                                                   \
    }                                                                                                              \
  }                                                                                                                \
  static void adam_part_##T(void *arguments, long from, long to) {                                                 \
    struct adam_##T *s = arguments;                                                                                \
    adam_loop_##T(s->theta + from, s->grad + from, s->m + from, s->v + from, to - from, s->beta1, s->rest1,        \
                  s->beta2, s->rest2, s->a, s->c, s->eps);                                                         \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(NAME)(JNIEnv *env, jclass type, jlong theta, jlong grad, jlong m, jlong v, jlong n,     \
                                 jdouble lr, jdouble beta1, jdouble beta2, jdouble eps, jlong t, jint threads) {   \
    struct adam_##T s = {AT(T, theta),                                                                             \
                         AT(T, grad),                                                                              \
                         AT(T, m),                                                                                 \
                         AT(T, v),                                                                                 \
                         (T)beta1,                                                                                 \
                         (T)(1 - beta1),                                                                           \
                         (T)beta2,                                                                                 \
                         (T)(1 - beta2),                                                                           \
                         (T)(lr / (1 - pow(beta1, (double)t))),                                                    \
                         (T)(1 / sqrt(1 - pow(beta2, (double)t))),                                                 \
                         (T)eps};                                                                                  \
    share_out(threads, adam_part_##T, &s, n);                                                                      \
  }

ADAM(float, adamFloat, sqrtf)
ADAM(double, adamDouble, sqrt)

// ---- traffic: streams read and written in place, streams read, streams written; no root, no division

static volatile double sink;

// The written ones tend to a fixed value, far from overflow and from subnormals.
#define TRAFFIC_LOOP(T)                                                                                            \
  static inline __attribute__((always_inline)) void traffic_loop_##T(T *const *p, int updated, int read,           \
                                                                     int written, long from, long to) {            \
    T *u0 = p[0], *u1 = p[1], *u2 = p[2], *u3 = p[3], *u4 = p[4], *u5 = p[5];                                      \
    const T *r0 = p[updated], *r1 = p[updated + 1], *r2 = p[updated + 2], *r3 = p[updated + 3];                    \
    T *w0 = p[updated + read], *w1 = p[updated + read + 1];                                                        \
    _Pragma("GCC ivdep") for (long i = from; i < to; i++) {                                                        \
      T sum = (T)0.25;                                                                                             \
      if (read > 0) sum += r0[i];                                                                                  \
      if (read > 1) sum += r1[i];                                                                                  \
      if (read > 2) sum += r2[i];                                                                                  \
      if (read > 3) sum += r3[i];                                                                                  \
      if (updated > 0) u0[i] = u0[i] * (T)0.5 + sum;                                                               \
      if (updated > 1) u1[i] = u1[i] * (T)0.5 + sum;                                                               \
      if (updated > 2) u2[i] = u2[i] * (T)0.5 + sum;                                                               \
      if (updated > 3) u3[i] = u3[i] * (T)0.5 + sum;                                                               \
      if (updated > 4) u4[i] = u4[i] * (T)0.5 + sum;                                                               \
      if (updated > 5) u5[i] = u5[i] * (T)0.5 + sum;                                                               \
      if (written > 0) w0[i] = sum;                                                                                \
      if (written > 1) w1[i] = sum;                                                                                \
    }                                                                                                              \
  }                                                                                                                \
  /* a pass that only sums: 64 sums side by side, so that adding does not bind */                                  \
  static inline __attribute__((always_inline)) double traffic_sum_##T(T *const *p, int read, long from, long to) { \
    const T *r0 = p[0], *r1 = p[1], *r2 = p[2], *r3 = p[3];                                                        \
    T lanes[64] = {0};                                                                                             \
    long i = from;                                                                                                 \
    for (; i + 64 <= to; i += 64) {                                                                                \
      for (int l = 0; l < 64; l++) {                                                                               \
        T sum = r0[i + l];                                                                                         \
        if (read > 1) sum += r1[i + l];                                                                            \
        if (read > 2) sum += r2[i + l];                                                                            \
        if (read > 3) sum += r3[i + l];                                                                            \
        lanes[l] += sum;                                                                                           \
      }                                                                                                            \
    }                                                                                                              \
    double all = 0;                                                                                                \
    for (int l = 0; l < 64; l++) {                                                                                 \
      all += lanes[l];                                                                                             \
    }                                                                                                              \
    return all;                                                                                                    \
  }

TRAFFIC_LOOP(float)
TRAFFIC_LOOP(double)

#define FORM(T, U, R, W)                                                                                           \
  case U * 100 + R * 10 + W:                                                                                       \
    traffic_loop_##T(p, U, R, W, from, to);                                                                        \
    return 1;
#define FORMS_UR(T, U, R) FORM(T, U, R, 0) FORM(T, U, R, 1) FORM(T, U, R, 2)
#define FORMS_U(T, U) FORMS_UR(T, U, 0) FORMS_UR(T, U, 1) FORMS_UR(T, U, 2) FORMS_UR(T, U, 3) FORMS_UR(T, U, 4)
#define SUM(T, R)                                                                                                  \
  case R * 10:                                                                                                     \
    sink = traffic_sum_##T(p, R, from, to);                                                                        \
    return 1;
#define TRAFFIC(T, NAME)                                                                                           \
  struct traffic_##T {                                                                                             \
    T *const *p;                                                                                                   \
    int form;                                                                                                      \
  };                                                                                                               \
  static int traffic_form_##T(int form, T *const *p, long from, long to) {                                         \
    switch (form) {                                                                                                \
      SUM(T, 1)                                                                                                    \
      SUM(T, 2)                                                                                                    \
      SUM(T, 3)                                                                                                    \
      SUM(T, 4)                                                                                                    \
      FORM(T, 0, 1, 1)                                                                                             \
      FORM(T, 0, 2, 1)                                                                                             \
      FORM(T, 0, 3, 1)                                                                                             \
      FORM(T, 0, 4, 1)                                                                                             \
      FORMS_U(T, 1)                                                                                                \
      FORMS_U(T, 2)                                                                                                \
      FORMS_U(T, 3)                                                                                                \
      FORMS_U(T, 4)                                                                                                \
      FORMS_U(T, 5)                                                                                                \
      FORMS_U(T, 6)                                                                                                \
    }                                                                                                              \
    return 0;                                                                                                      \
  }                                                                                                                \
  static void traffic_part_##T(void *arguments, long from, long to) {                                              \
    struct traffic_##T *s = arguments;                                                                             \
    traffic_form_##T(s->form, s->p, from, to);                                                                     \
  }                                                                                                                \
  JNIEXPORT jboolean JNICALL C(NAME)(JNIEnv *env, jclass type, jlong streams, jint updated, jint read,             \
                                     jint written, jlong n, jint threads) {                                        \
    struct traffic_##T s = {AT(T *, streams), updated * 100 + read * 10 + written};                                \
    if (!traffic_form_##T(s.form, s.p, 0, 0)) {                                                                    \
      return JNI_FALSE;                                                                                            \
    }                                                                                                              \
    share_out(threads, traffic_part_##T, &s, n);                                                                   \
    return JNI_TRUE;                                                                                               \
  }

TRAFFIC(float, trafficFloat)
TRAFFIC(double, trafficDouble)

// ---- how fast the core divides and takes roots, on data in its first cache

#define UNIT(T, NAME, EXPRESSION)                                                                                  \
  JNIEXPORT void JNICALL C(NAME)(JNIEnv *env, jclass type, jlong first, jlong second, jlong result, jint n,        \
                                 jint times) {                                                                     \
    const T *restrict a = AT(T, first);                                                                            \
    const T *restrict b = AT(T, second);                                                                           \
    T *restrict x = AT(T, result);                                                                                 \
    for (int k = 0; k < times; k++) {                                                                              \
      for (int i = 0; i < n; i++) {                                                                                \
        x[i] = EXPRESSION;                                                                                         \
      }                                                                                                            \
      __asm__ volatile("" ::: "memory");                                                                           \
    }                                                                                                              \
  }

UNIT(float, divideFloats, a[i] / b[i])
UNIT(double, divideDoubles, a[i] / b[i])
UNIT(float, rootFloats, sqrtf(a[i]))
UNIT(double, rootDoubles, sqrt(a[i]))

// ---- rules with exp, log, pow or random draws: the arithmetic of the rule files, functions in double, rounded once

static inline __attribute__((always_inline)) void philox(uint32_t c[4], uint32_t k0, uint32_t k1) {
  for (int round = 0; round < 10; round++) {
    uint64_t low = (uint64_t)0xD2511F53u * c[0];
    uint64_t high = (uint64_t)0xCD9E8D57u * c[2];
    uint32_t c0 = (uint32_t)(high >> 32) ^ c[1] ^ k0;
    uint32_t c2 = (uint32_t)(low >> 32) ^ c[3] ^ k1;
    c[1] = (uint32_t)high;
    c[3] = (uint32_t)low;
    c[0] = c0;
    c[2] = c2;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

static uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// a normal number for seed 0, unit 0, place 0; mixed is the key of both
static inline double normal(uint64_t mixed, uint64_t step, uint64_t index) {
  uint32_t c[4] = {(uint32_t)index, (uint32_t)(index >> 32), (uint32_t)step, (uint32_t)(step >> 32)};
  philox(c, (uint32_t)mixed, (uint32_t)(mixed >> 32));
  double radius = (double)(((((uint64_t)c[1] << 32) | c[0]) >> 11) + 1) * 0x1p-53;
  double turn = (double)((((uint64_t)c[3] << 32) | c[2]) >> 11) * 0x1p-53;
  return sqrt(-2 * log(radius)) * cos(2 * M_PI * turn);
}

#define FUNCTIONS(T, KIND, SQRT, ABS)                                                                              \
  JNIEXPORT void JNICALL C(noise##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong n,        \
                                        jdouble lr, jlong t, jlong tensor) {                                       \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    uint64_t mixed = mix(mix(mix(0x9e3779b97f4a7c15u) ^ (uint64_t)tensor));                                        \
    T rate = (T)lr, deviation = (T)sqrt(0.01 / pow(1 + (double)t, 0.55));                                          \
    for (long i = 0; i < n; i++) {                                                                                 \
      theta[i] = theta[i] - rate * (grad[i] + deviation * (T)normal(mixed, (uint64_t)t, (uint64_t)i));             \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(powerball##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong n,    \
                                            jdouble lr) {                                                          \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T rate = (T)lr;                                                                                                \
    double gamma = (T)0.7;                                                                                         \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T sign = g > 0 ? 1 : g < 0 ? -1 : g;                                                                         \
      theta[i] = theta[i] - rate * sign * (T)pow(ABS(g), gamma);                                                   \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(madgrad##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong sums,   \
                                          jlong squares, jlong start, jlong n, jdouble lr, jlong t) {              \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict s = AT(T, sums);                                                                                   \
    T *restrict nu = AT(T, squares);                                                                               \
    const T *restrict origin = AT(T, start);                                                                       \
    T lambda = (T)(lr * sqrt((double)t)), momentum = (T)0.9, rest = (T)(1 - 0.9), eps = (T)1e-6;                   \
    double third = (T)(1.0 / 3.0);                                                                                 \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T sum = s[i] + lambda * g;                                                                                   \
      T square = nu[i] + lambda * (g * g);                                                                         \
      s[i] = sum;                                                                                                  \
      nu[i] = square;                                                                                              \
      T z = origin[i] - sum / ((T)pow(square, third) + eps);                                                       \
      theta[i] = momentum * theta[i] + rest * z;                                                                   \
    }                                                                                                              \
  }                                                                                                                \
  JNIEXPORT void JNICALL C(sadam##KIND)(JNIEnv *env, jclass type, jlong parameter, jlong gradient, jlong means,    \
                                        jlong squares, jlong n, jdouble lr, jlong t) {                             \
    T *restrict theta = AT(T, parameter);                                                                          \
    const T *restrict grad = AT(T, gradient);                                                                      \
    T *restrict m = AT(T, means);                                                                                  \
    T *restrict v = AT(T, squares);                                                                                \
    T beta1 = (T)0.9, rest1 = (T)(1 - 0.9), beta2 = (T)0.999, rest2 = (T)(1 - 0.999);                              \
    T a = (T)(lr / (1 - pow(0.9, (double)t))), c = (T)(1 / sqrt(1 - pow(0.999, (double)t)));                       \
    T smooth = 50, k = (T)(1.0 / 50);                                                                              \
    for (long i = 0; i < n; i++) {                                                                                 \
      T g = grad[i];                                                                                               \
      T mean = beta1 * m[i] + rest1 * g;                                                                           \
      T square = beta2 * v[i] + rest2 * (g * g);                                                                   \
      m[i] = mean;                                                                                                 \
      v[i] = square;                                                                                               \
      T soft = (T)log((T)((T)1 + (T)exp(smooth * (SQRT(square) * c))));                                            \
      theta[i] = theta[i] - a * mean / (soft * k);                                                                 \
    }                                                                                                              \
  }

FUNCTIONS(float, Float, sqrtf, fabsf)
FUNCTIONS(double, Double, sqrt, fabs)
