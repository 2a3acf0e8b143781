#include "ccurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// libcurl's functions by their own types, from its headers.
static struct {
  typeof(&curl_global_init) global_init;
  typeof(&curl_version_info) version_info;
  typeof(&curl_easy_init) easy_init;
  typeof(&curl_easy_duphandle) duplicate;
  typeof(&curl_easy_setopt) setopt;
  typeof(&curl_easy_getinfo) getinfo;
  typeof(&curl_easy_perform) perform;
  typeof(&curl_easy_strerror) strerror;
  typeof(&curl_easy_cleanup) cleanup;
  typeof(&curl_slist_append) append;
  typeof(&curl_slist_free_all) free_all;
} lib;

static const char *load_error;

// The second level of pointers is POSIX's own advice for dlsym.
#define FIND(member, name) \
  if (!(*(void **)&lib.member = dlsym(library, name))) { \
    load_error = "this libcurl lacks " name; \
    return; \
  }

static void load(void) {
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    load_error = "libcurl.so.4 is not installed, or cannot be loaded";
    return;
  }
  FIND(global_init, "curl_global_init")
  FIND(version_info, "curl_version_info")
  FIND(easy_init, "curl_easy_init")
  FIND(duplicate, "curl_easy_duphandle")
  FIND(setopt, "curl_easy_setopt")
  FIND(getinfo, "curl_easy_getinfo")
  FIND(perform, "curl_easy_perform")
  FIND(strerror, "curl_easy_strerror")
  FIND(cleanup, "curl_easy_cleanup")
  FIND(append, "curl_slist_append")
  FIND(free_all, "curl_slist_free_all")
  if (lib.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    load_error = "libcurl does not start";
    return;
  }
  // Some systems ship a small build without mail.
  load_error = "this libcurl was built without smtps";
  const char *const *protocol = lib.version_info(CURLVERSION_NOW)->protocols;
  for (; *protocol; protocol++) {
    if (strcmp(*protocol, "smtps") == 0) load_error = NULL;
  }
}

const char *ccurl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return load_error;
}

struct ccurl_session {
  // Has all settings and is never used itself.
  CURL *pattern;
  // A copy of it with a connection; NULL if there is none.
  CURL *handle;
  // The message that is being sent, and how far.
  const unsigned char *message;
  size_t size;
  size_t taken;
  bool reply_is_whole;
  bool has_left;
  struct ccurl_facts *facts;
};

// libcurl asks for more of the message. It asks once more after the last byte, and sends the final
// dot only when it is told that there is none. (A size told beforehand would spare it that
// question, and a doubled dot could make it stop short: it counts them as bytes of the message.)
static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
  ccurl_session *session = context;
  size_t rest = session->size - session->taken;
  size_t taken = rest < size * count ? rest : size * count;
  if (taken == 0) {
    session->facts->body_ended = true;
    return 0;
  }
  memcpy(buffer, session->message + session->taken, taken);
  session->taken += taken;
  return taken;
}

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// A line of a reply: `250-first`, `250 last`. Others are noise, to libcurl as well.
static size_t take_reply(char *line, size_t size, size_t count, void *context) {
  ccurl_session *session = context;
  struct ccurl_facts *facts = session->facts;
  size_t length = size * count;
  if (!facts || session->has_left || length < 3) return length;
  if (!is_digit(line[0]) || !is_digit(line[1]) || !is_digit(line[2])) return length;
  if (session->reply_is_whole) {
    facts->reply_code = 0;
    facts->reply[0] = 0;
    session->reply_is_whole = false;
  }
  size_t used = strlen(facts->reply);
  if (used > 0 && used + 1 < sizeof facts->reply) facts->reply[used++] = ' ';
  for (size_t i = 4; i < length && used + 1 < sizeof facts->reply; i++) {
    if (line[i] != '\r' && line[i] != '\n' && line[i] != 0) facts->reply[used++] = line[i];
  }
  facts->reply[used] = 0;
  if (length == 3 || line[3] != '-') {
    session->reply_is_whole = true;
    facts->reply_code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
    if (facts->body_ended) facts->body_answered = true;
  }
  return length;
}

static bool begins(const char *data, size_t size, const char *word) {
  return size >= strlen(word) && strncmp(data, word, strlen(word)) == 0;
}

// The commands that are sent. No line of a login can look like one: base64 has neither spaces nor
// colons, and QUIT would be the code of a user or a password with a control character.
static int watch(CURL *handle, curl_infotype type, char *data, size_t size, void *context) {
  (void)handle;
  ccurl_session *session = context;
  // The parting word to an earlier connection comes when nothing is being sent.
  if (type != CURLINFO_HEADER_OUT || !session->facts) return 0;
  if (begins(data, size, "AUTH ")) session->facts->login_began = true;
  if (begins(data, size, "MAIL FROM:")) session->facts->mail_began = true;
  if (begins(data, size, "QUIT\r\n")) {
    // After a refusal. What is answered to this is not about the message.
    session->has_left = true;
  }
  return 0;
}

// Asked every second at the latest. True ends the waiting for the answer to a QUIT, which else
// could last as long as a message may.
static int has_left(
    void *context, curl_off_t download, curl_off_t downloaded, curl_off_t upload,
    curl_off_t uploaded) {
  (void)download, (void)downloaded, (void)upload, (void)uploaded;
  return ((ccurl_session *)context)->has_left;
}

ccurl_session *ccurl_open(const struct ccurl_settings *settings) {
  ccurl_session *session = calloc(1, sizeof *session);
  CURL *handle = session ? lib.easy_init() : NULL;
  if (!handle) {
    free(session);
    return NULL;
  }
  session->pattern = handle;
  bool failed = false;
#define SET(option, value) failed |= lib.setopt(handle, option, value) != CURLE_OK
  SET(CURLOPT_URL, settings->url);
  SET(CURLOPT_USE_SSL, settings->is_plain ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  if (settings->ca_file) {
    SET(CURLOPT_CAINFO, settings->ca_file);
    SET(CURLOPT_CAPATH, NULL);
  }
  if (settings->user) {
    SET(CURLOPT_USERNAME, settings->user);
    SET(CURLOPT_PASSWORD, settings->password);
  }
  // Variables like ALL_PROXY are for browsing.
  SET(CURLOPT_PROXY, "");
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, settings->connect_ms_max);
  SET(CURLOPT_TIMEOUT_MS, settings->whole_ms_max);
  // Else 120 s for each answer, and a server that scans a message may take longer than that.
  SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, settings->whole_ms_max / 1000 + 1);
  SET(CURLOPT_UPLOAD, 1L);
  SET(CURLOPT_READFUNCTION, read_message);
  SET(CURLOPT_READDATA, session);
  SET(CURLOPT_HEADERFUNCTION, take_reply);
  SET(CURLOPT_HEADERDATA, session);
  SET(CURLOPT_DEBUGFUNCTION, watch);
  SET(CURLOPT_DEBUGDATA, session);
  SET(CURLOPT_VERBOSE, 1L);
  SET(CURLOPT_XFERINFOFUNCTION, has_left);
  SET(CURLOPT_XFERINFODATA, session);
  SET(CURLOPT_NOPROGRESS, 0L);
  if (failed) {
    ccurl_close(session);
    return NULL;
  }
  return session;
}

// Leaves the server, if there is a connection to one.
//
// libcurl says QUIT and would wait two minutes for a server that does not answer. With the reading
// side shut it reads the end at once. Postfix does not wait for that answer either.
static void leave(ccurl_session *session) {
  if (!session->handle) return;
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (lib.getinfo(session->handle, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK &&
      socket != CURL_SOCKET_BAD) {
    shutdown(socket, SHUT_RD);
  }
  lib.cleanup(session->handle);
  session->handle = NULL;
}

void ccurl_send(
    ccurl_session *session, const char *from, const char *to, const unsigned char *message,
    size_t size, struct ccurl_facts *facts) {
  *facts = (struct ccurl_facts){};
  session->message = message;
  session->size = size;
  session->taken = 0;
  session->reply_is_whole = false;
  session->has_left = false;
  session->facts = facts;
  if (!session->handle) session->handle = lib.duplicate(session->pattern);
  CURL *handle = session->handle;
  struct curl_slist *recipients = lib.append(NULL, to);
  bool failed = !handle || !recipients;
  if (!failed) {
    SET(CURLOPT_MAIL_FROM, from);
    SET(CURLOPT_MAIL_RCPT, recipients);
    SET(CURLOPT_ERRORBUFFER, facts->error);
  }
  facts->result = failed ? CURLE_OUT_OF_MEMORY : lib.perform(handle);
  long connects = 0;
  if (handle) {
    lib.getinfo(handle, CURLINFO_NUM_CONNECTS, &connects);
    // Nothing may point to what is the caller's again.
    lib.setopt(handle, CURLOPT_ERRORBUFFER, NULL);
    lib.setopt(handle, CURLOPT_MAIL_RCPT, NULL);
  }
  facts->is_reused = connects == 0 && facts->mail_began;
  session->facts = NULL;
  session->message = NULL;
  if (facts->result != CURLE_OK) {
    if (!facts->error[0]) {
      strncpy(facts->error, lib.strerror(facts->result), sizeof facts->error - 1);
    }
    // libcurl would use the connection again even where it gave up waiting for an answer: that,
    // coming late, would then pass for the answer to something about the next message.
    leave(session);
  }
  lib.free_all(recipients);
}

void ccurl_close(ccurl_session *session) {
  if (!session) return;
  leave(session);
  lib.cleanup(session->pattern);
  free(session);
}

// An answer's words, which nobody asked for.
static size_t ignore(char *data, size_t size, size_t count, void *context) {
  (void)data, (void)context;
  return size * count;
}

long ccurl_get(const char *url, const char *agent, long whole_ms_max, char error[256]) {
  error[0] = 0;
  CURL *handle = lib.easy_init();
  if (!handle) return 0;
  bool failed = false;
  SET(CURLOPT_URL, url);
  SET(CURLOPT_USERAGENT, agent);
  SET(CURLOPT_SSL_VERIFYPEER, 1L);
  SET(CURLOPT_SSL_VERIFYHOST, 2L);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, whole_ms_max);
  SET(CURLOPT_TIMEOUT_MS, whole_ms_max);
  SET(CURLOPT_WRITEFUNCTION, ignore);
  SET(CURLOPT_ERRORBUFFER, error);
  long status = 0;
  CURLcode result = failed ? CURLE_OUT_OF_MEMORY : lib.perform(handle);
  if (result == CURLE_OK) {
    lib.getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  } else if (!error[0]) {
    strncpy(error, lib.strerror(result), 255);
    error[255] = 0;
  }
  lib.cleanup(handle);
  return status;
}
