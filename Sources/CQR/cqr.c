#include "cqr.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <qrencode.h>

// libqrencode's functions by their own types, from its header.
static struct {
  typeof(&QRcode_encodeData) encode;
  typeof(&QRcode_free) free;
} lib;

static const char *load_error;

// The second level of pointers is POSIX's own advice for dlsym.
#define FIND(member, name) \
  if (!(*(void **)&lib.member = dlsym(library, name))) { \
    load_error = "this libqrencode lacks " name; \
    return; \
  }

static void load(void) {
  void *library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    load_error = "libqrencode.so.4 is not installed, or cannot be loaded";
    return;
  }
  FIND(encode, "QRcode_encodeData")
  FIND(free, "QRcode_free")
}

const char *cqr_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return load_error;
}

int cqr_encode(const unsigned char *bytes, size_t size, unsigned char *modules) {
  if (size > INT_MAX) return 0;
  QRcode *code = lib.encode((int)size, bytes, 0, QR_ECLEVEL_M);
  if (!code) return 0;
  int width = code->width;
  for (int i = 0; i < width * width; i++) modules[i] = code->data[i] & 1;
  lib.free(code);
  return width;
}
