// PyTorch's fused Adam kernel for the CPU, which its library exports and the JavaCPP presets do not map.
//
// No header of PyTorch is needed: an ArrayRef is a pointer and a length, a Tensor is one pointer to what it stands for, and an
// empty optional is a flag that is 0. The C interface of x86-64 passes them as C++ does.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <jni.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define C(name) Java_dev_glissade_benchmarks_c_FusedAdam_##name

typedef struct {
  void **data;
  size_t size;
} array_ref;

typedef struct {
  void *tensor;
  bool engaged;
} optional_tensor;

typedef void (*kernel_t)(array_ref parameters, array_ref gradients, array_ref means, array_ref squares, array_ref maxima,
                         array_ref steps, double lr, double beta1, double beta2, double weight_decay, double eps,
                         bool amsgrad, bool maximize, const optional_tensor *grad_scale, const optional_tensor *found_inf);

// at::native::_fused_adam_kernel_cpu_ with a number as the step size
static const char *const SYMBOL =
    "_ZN2at6native23_fused_adam_kernel_cpu_EN3c108ArrayRefINS_6TensorEEES4_S4_S4_S4_S4_dddddbbRKSt8optionalIS3_ES8_";

enum { PARAMETERS, GRADIENTS, MEANS, SQUARES, STEPS, LISTS };

typedef struct {
  kernel_t run;
  array_ref lists[LISTS];
  float **counts;
} call_t;

JNIEXPORT jlong JNICALL C(prepare)(JNIEnv *env, jclass type, jstring library, jint tensors, jlongArray addresses) {
  const char *path = (*env)->GetStringUTFChars(env, library, NULL);
  void *torch = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
  (*env)->ReleaseStringUTFChars(env, library, path);
  kernel_t run = torch == NULL ? NULL : (kernel_t)dlsym(torch, SYMBOL);
  if (run == NULL) {
    return 0;
  }
  call_t *call = malloc(sizeof(call_t));
  call->run = run;
  call->counts = malloc((size_t)tensors * sizeof(float *));
  jlong *given = (*env)->GetLongArrayElements(env, addresses, NULL);
  for (int list = 0; list < LISTS; list++) {
    call->lists[list] = (array_ref){malloc((size_t)tensors * sizeof(void *)), (size_t)tensors};
    for (int i = 0; i < tensors; i++) {
      call->lists[list].data[i] = *(void **)(uintptr_t)given[list * tensors + i];
    }
  }
  for (int i = 0; i < tensors; i++) {
    call->counts[i] = (float *)(uintptr_t)given[LISTS * tensors + i];
  }
  (*env)->ReleaseLongArrayElements(env, addresses, given, JNI_ABORT);
  return (jlong)(uintptr_t)call;
}

JNIEXPORT void JNICALL C(step)(JNIEnv *env, jclass type, jlong handle, jdouble lr, jdouble beta1, jdouble beta2,
                               jdouble eps) {
  const call_t *call = (const call_t *)(uintptr_t)handle;
  for (size_t i = 0; i < call->lists[STEPS].size; i++) {
    *call->counts[i] += 1;
  }
  const optional_tensor none = {NULL, false};
  const array_ref empty = {NULL, 0};
  call->run(call->lists[PARAMETERS], call->lists[GRADIENTS], call->lists[MEANS], call->lists[SQUARES], empty,
            call->lists[STEPS], lr, beta1, beta2, 0, eps, false, false, &none, &none);
}

JNIEXPORT void JNICALL C(release)(JNIEnv *env, jclass type, jlong handle) {
  call_t *call = (call_t *)(uintptr_t)handle;
  for (int list = 0; list < LISTS; list++) {
    free(call->lists[list].data);
  }
  free(call->counts);
  free(call);
}
