#include "cxml.h"

#include <dlfcn.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// libxml2's functions by their own types, from its headers.
static struct {
  typeof(&xmlInitParser) init;
  typeof(&xmlCreatePushParserCtxt) create;
  typeof(&xmlCtxtUseOptions) use_options;
  typeof(&xmlParseChunk) parse;
  typeof(&xmlStopParser) stop;
  typeof(&xmlSAX2GetLineNumber) line;
  typeof(&xmlFreeParserCtxt) free;
} lib;

static const char *load_error;

// The second level of pointers is POSIX's own advice for dlsym.
#define FIND(member, name) \
  if (!(*(void **)&lib.member = dlsym(library, name))) { \
    load_error = "this libxml2 lacks " name; \
    return; \
  }

static void load(void) {
  void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  // Since 2.14. Nothing of what is used here has changed.
  if (!library) library = dlopen("libxml2.so.16", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    load_error = "libxml2 is not installed, or cannot be loaded";
    return;
  }
  FIND(init, "xmlInitParser")
  FIND(create, "xmlCreatePushParserCtxt")
  FIND(use_options, "xmlCtxtUseOptions")
  FIND(parse, "xmlParseChunk")
  FIND(stop, "xmlStopParser")
  FIND(line, "xmlSAX2GetLineNumber")
  FIND(free, "xmlFreeParserCtxt")
  lib.init();
}

const char *cxml_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return load_error;
}

// A power of two, well above the number of names.
enum { slot_count = 1024 };

struct cxml_reader {
  xmlParserCtxtPtr parser;
  struct {
    char text[32];
  } names[cxml_names_max];
  int name_count;
  // Hash to the place of a name, plus one.
  uint16_t slots[slot_count];
  // How many elements are open; how many of them are wanted ones, and how many unwanted ones
  // inside of the innermost.
  int level;
  int depth;
  int skipped;
  // The element that began last and may turn out to be a leaf; its text so far.
  bool is_pending;
  struct cxml_event pending;
  char *leaf;
  size_t leaf_size, leaf_room;
  // The answer.
  struct cxml_event *events;
  size_t event_count, event_room;
  char *text;
  size_t text_size, text_room;
  enum cxml_failure failure;
  int failure_line;
  char message[200];
};

static void fail(cxml_reader *reader, enum cxml_failure failure, int line, const char *message) {
  if (reader->failure) return;
  reader->failure = failure;
  reader->failure_line = line;
  strncpy(reader->message, message, sizeof reader->message - 1);
  // What follows in libxml2's messages is an excerpt, for terminals.
  reader->message[strcspn(reader->message, "\n")] = 0;
}

static void stop(cxml_reader *reader, enum cxml_failure failure) {
  fail(reader, failure, lib.line(reader->parser), "");
  lib.stop(reader->parser);
}

// Makes room for `wanted` units, twice as many as before at least.
static bool grow(cxml_reader *reader, void **units, size_t *room, size_t wanted, size_t unit) {
  if (wanted <= *room) return true;
  size_t more = *room * 2 > wanted ? *room * 2 : wanted;
  void *larger = realloc(*units, more * unit);
  if (!larger) {
    stop(reader, cxml_out_of_memory);
    return false;
  }
  *units = larger;
  *room = more;
  return true;
}

static void emit(cxml_reader *reader, struct cxml_event event, const char *text, size_t size) {
  if (!grow(reader, (void **)&reader->text, &reader->text_room, reader->text_size + size, 1) ||
      !grow(reader, (void **)&reader->events, &reader->event_room, reader->event_count + 1,
            sizeof event)) {
    return;
  }
  event.text_start = reader->text_size;
  event.text_size = size;
  unsigned char all = 0;
  for (size_t i = 0; i < size; i++) all |= (unsigned char)text[i];
  event.text_is_ascii = all < 0x80;
  memcpy(reader->text + reader->text_size, text, size);
  reader->text_size += size;
  reader->events[reader->event_count++] = event;
}

static uint32_t hash(const char *name) {
  uint32_t value = 2166136261u;
  for (; *name; name++) value = (value ^ (unsigned char)*name) * 16777619u;
  return value ^ value >> 15;
}

// The place of a name, or -1.
static int find(const cxml_reader *reader, const char *name) {
  for (uint32_t slot = hash(name) % slot_count; reader->slots[slot];
       slot = (slot + 1) % slot_count) {
    int place = reader->slots[slot] - 1;
    if (strcmp(reader->names[place].text, name) == 0) return place;
  }
  return -1;
}

static void begin(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int namespace_count, const xmlChar **namespaces, int attribute_count, int default_count,
    const xmlChar **attributes) {
  (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)default_count;
  cxml_reader *reader = context;
  if (reader->failure) return;
  if (++reader->level > cxml_depth_max) {
    stop(reader, cxml_too_deep);
    return;
  }
  if (reader->skipped > 0) {
    reader->skipped++;
    return;
  }
  struct cxml_event event = {.name = find(reader, (const char *)name)};
  event.line = lib.line(reader->parser);
  if (event.name < 0) {
    if (reader->depth > 0) {
      reader->skipped = 1;
    } else {
      event.kind = cxml_other_kind;
      size_t size = strlen((const char *)name);
      emit(reader, event, (const char *)name, size < 100 ? size : 100);
    }
    return;
  }
  // Each has its name, prefix, namespace, and where its value begins and ends.
  for (int i = 0; i < attribute_count; i++) {
    const xmlChar **attribute = attributes + 5 * i;
    if (strcmp((const char *)attribute[0], "Ccy") == 0) {
      size_t size = (size_t)(attribute[4] - attribute[3]);
      if (size >= sizeof event.currency) size = sizeof event.currency - 1;
      memcpy((char *)event.currency, attribute[3], size);
    }
  }
  if (reader->is_pending) {
    reader->pending.kind = cxml_open_kind;
    emit(reader, reader->pending, NULL, 0);
  }
  reader->depth++;
  reader->is_pending = true;
  reader->pending = event;
  reader->leaf_size = 0;
}

static void end(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  cxml_reader *reader = context;
  if (reader->failure) return;
  reader->level--;
  if (reader->skipped > 0) {
    reader->skipped--;
    return;
  }
  if (reader->depth == 0) return;
  reader->depth--;
  if (reader->is_pending) {
    reader->is_pending = false;
    reader->pending.kind = cxml_leaf_kind;
    emit(reader, reader->pending, reader->leaf, reader->leaf_size);
  } else {
    struct cxml_event event = {.kind = cxml_close_kind, .name = find(reader, (const char *)name)};
    event.line = lib.line(reader->parser);
    emit(reader, event, NULL, 0);
  }
}

static void characters(void *context, const xmlChar *text, int size) {
  cxml_reader *reader = context;
  if (reader->failure || !reader->is_pending || reader->skipped > 0) return;
  size_t wanted = reader->leaf_size + (size_t)size;
  if (wanted > cxml_text_size_max) {
    stop(reader, cxml_text_too_long);
    return;
  }
  if (!grow(reader, (void **)&reader->leaf, &reader->leaf_room, wanted, 1)) return;
  memcpy(reader->leaf + reader->leaf_size, text, (size_t)size);
  reader->leaf_size = wanted;
}

// Called before anything of the DOCTYPE but its name is read.
static void doctype(
    void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  stop(context, cxml_has_doctype);
}

// Warnings, and namespaces without a declaration, are no reason: names are read without prefix.
static void complain(void *context, const xmlError *error) {
  if (error->level != XML_ERR_FATAL) return;
  fail(context, cxml_malformed, error->line, error->message ? error->message : "");
}

void cxml_want(cxml_reader *reader, const char *name) {
  if (reader->name_count == cxml_names_max) return;
  strncpy(reader->names[reader->name_count].text, name, sizeof reader->names[0].text - 1);
  uint32_t slot = hash(name) % slot_count;
  while (reader->slots[slot]) slot = (slot + 1) % slot_count;
  reader->slots[slot] = (uint16_t)(++reader->name_count);
}

cxml_reader *cxml_new(void) {
  cxml_reader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  // No handler knows of entities: but for the five of XML itself, a reference is an error.
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = doctype,
    .startElementNs = begin,
    .endElementNs = end,
    .characters = characters,
    .ignorableWhitespace = characters,
    .cdataBlock = characters,
    // Its argument is a pointer to what is constant only since 2.12.
    .serror = (xmlStructuredErrorFunc)(void (*)(void))complain,
  };
  reader->parser = lib.create(&handler, reader, NULL, 0, NULL);
  if (!reader->parser) {
    free(reader);
    return NULL;
  }
  lib.use_options(reader->parser, XML_PARSE_NONET);
  return reader;
}

void cxml_feed(cxml_reader *reader, const char *bytes, size_t size, bool is_last) {
  reader->event_count = 0;
  reader->text_size = 0;
  if (reader->failure) return;
  int result = lib.parse(reader->parser, bytes, (int)size, is_last);
  if (result != 0 && is_last && !reader->failure) {
    fail(reader, cxml_malformed, lib.line(reader->parser), "the file ends early");
  }
}

const struct cxml_event *cxml_events(const cxml_reader *reader, size_t *count) {
  *count = reader->event_count;
  return reader->events;
}

const char *cxml_text(const cxml_reader *reader) { return reader->text; }

enum cxml_failure cxml_failure(const cxml_reader *reader, const char **message, int *line) {
  *message = reader->message;
  *line = reader->failure_line;
  return reader->failure;
}

void cxml_free(cxml_reader *reader) {
  if (!reader) return;
  lib.free(reader->parser);
  free(reader->leaf);
  free(reader->events);
  free(reader->text);
  free(reader);
}
