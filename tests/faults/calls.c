/* Between a program and the system's calls that have to do with files, by LD_PRELOAD: what the real program calls, in the order
   in which it does, and one of them failing where a test says so. Only what lies in one folder is looked at.

   ANNEXA_CALLS_IN    the folder
   ANNEXA_CALLS_FAIL  KIND:N:ERRNO, the Nth call of that kind, from 0; KIND:N:ERRNO:on, and every one after it
   ANNEXA_CALLS_HIT   a file that is made when a call fails
   ANNEXA_CALLS_LOG   a file to which every call that changes something is written, with its bytes */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *hit;
static char kind[16];
static long nth = -1, seen;
static int failure, on, logged = -1, ready;
/* The number of the file behind each descriptor in the folder; 0 for what lies elsewhere. */
static uint64_t inodes[FILES];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void begin(void) {
  if (ready) return;
  ready = 1;
  folder = getenv("ANNEXA_CALLS_IN");
  hit = getenv("ANNEXA_CALLS_HIT");
  const char *fail = getenv("ANNEXA_CALLS_FAIL"), *log = getenv("ANNEXA_CALLS_LOG");
  char rest[8] = "";
  if (fail && sscanf(fail, "%15[^:]:%ld:%d:%7s", kind, &nth, &failure, rest) >= 3) on = rest[0] != 0;
  if (log) logged = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Whether a path lies in the folder. Locks say nothing once nobody holds them. */
static int within(const char *path) {
  begin();
  if (!folder || !path) return 0;
  size_t length = strlen(folder), all = strlen(path);
  if (strncmp(path, folder, length) != 0) return 0;
  return !(all > 5 && strcmp(path + all - 5, ".lock") == 0);
}

static int fails(const char *which) {
  if (nth < 0 || strcmp(which, kind) != 0) return 0;
  pthread_mutex_lock(&one);
  long now = seen++;
  pthread_mutex_unlock(&one);
  if (now != nth && !(on && now > nth)) return 0;
  if (hit) {
    int made = REAL(open)(hit, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (made >= 0) close(made);
  }
  errno = failure;
  return 1;
}

/* One line of the log: what, the file's number, a number, and two pieces of bytes. */
static void tell(char what, uint64_t inode, uint64_t number, const void *first, uint32_t length, const char *second) {
  if (logged < 0) return;
  uint32_t other = second ? (uint32_t)strlen(second) : 0;
  char head[25];
  head[0] = what;
  memcpy(head + 1, &inode, 8);
  memcpy(head + 9, &number, 8);
  memcpy(head + 17, &length, 4);
  memcpy(head + 21, &other, 4);
  struct iovec all[3] = {{head, 25}, {(void *)first, length}, {(void *)second, other}};
  pthread_mutex_lock(&one);
  if (REAL(writev)(logged, all, 3) < 0) abort();
  pthread_mutex_unlock(&one);
}

static void tell_path(char what, uint64_t inode, const char *path, const char *other) {
  tell(what, inode, 0, path, (uint32_t)strlen(path), other);
}

static uint64_t inode_of(int fd) {
  struct stat stat;
  return fstat(fd, &stat) == 0 ? stat.st_ino : 0;
}

static uint64_t known(int fd) { return fd >= 0 && fd < FILES ? inodes[fd] : 0; }

static int opened(int fd, const char *path, int there, int flags) {
  if (fd < 0 || fd >= FILES) return fd;
  inodes[fd] = 0;
  if (!within(path)) return fd;
  inodes[fd] = inode_of(fd);
  if (!there) tell_path('C', inodes[fd], path, NULL);
  if (there && (flags & O_TRUNC)) tell('T', inodes[fd], 0, NULL, 0, NULL);
  return fd;
}

#define OPEN(name)                                                                    \
  int name(const char *path, int flags, ...) {                                        \
    va_list rest;                                                                     \
    va_start(rest, flags);                                                            \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;         \
    va_end(rest);                                                                     \
    int there = access(path, F_OK) == 0, saved = errno;                               \
    if (within(path) && fails((flags & O_CREAT) && !there ? "create" : "open")) return -1; \
    errno = saved;                                                                    \
    return opened(REAL(name)(path, flags, mode), path, there, flags);                 \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < FILES) inodes[fd] = 0;
  return REAL(close)(fd);
}

#define READ(name, arguments, ...)                        \
  ssize_t name arguments {                                \
    if (known(fd) && fails("read")) return -1;            \
    return REAL(name)(__VA_ARGS__);                       \
  }
READ(read, (int fd, void *to, size_t length), fd, to, length)
READ(pread, (int fd, void *to, size_t length, off_t at), fd, to, length, at)
READ(pread64, (int fd, void *to, size_t length, off64_t at), fd, to, length, at)

/* A write that fails has written half of what it should. */
static ssize_t written(uint64_t inode, const void *from, ssize_t length, uint64_t at) {
  if (length > 0) tell('W', inode, at, from, (uint32_t)length, NULL);
  return length;
}

ssize_t write(int fd, const void *from, size_t length) {
  begin();
  if (fd == 1 && logged >= 0) tell('A', 0, 0, from, (uint32_t)length, NULL);
  uint64_t inode = known(fd);
  if (!inode) return REAL(write)(fd, from, length);
  off_t at = lseek(fd, 0, SEEK_CUR);
  if (fails("write")) {
    int saved = errno;
    written(inode, from, REAL(write)(fd, from, length / 2), at);
    errno = saved;
    return -1;
  }
  return written(inode, from, REAL(write)(fd, from, length), at);
}

#define PWRITE(name, offset)                                                     \
  ssize_t name(int fd, const void *from, size_t length, offset at) {             \
    uint64_t inode = known(fd);                                                  \
    if (inode && fails("write")) {                                               \
      int saved = errno;                                                         \
      written(inode, from, REAL(name)(fd, from, length / 2, at), at);            \
      errno = saved;                                                             \
      return -1;                                                                 \
    }                                                                            \
    ssize_t done = REAL(name)(fd, from, length, at);                             \
    return inode ? written(inode, from, done, at) : done;                        \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SYNC(name)                                                   \
  int name(int fd) {                                                 \
    uint64_t inode = known(fd);                                      \
    if (inode && fails("sync")) return -1;                           \
    int done = REAL(name)(fd);                                       \
    if (inode && done == 0) tell('S', inode, 0, NULL, 0, NULL);      \
    return done;                                                     \
  }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset)                                             \
  int name(int fd, offset size) {                                          \
    uint64_t inode = known(fd);                                            \
    if (inode && fails("truncate")) return -1;                             \
    int done = REAL(name)(fd, size);                                       \
    if (inode && done == 0) tell('T', inode, size, NULL, 0, NULL);         \
    return done;                                                           \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
  if (within(path) && fails("remove")) return -1;
  int done = REAL(unlink)(path);
  if (within(path) && done == 0) tell_path('U', 0, path, NULL);
  return done;
}

int rename(const char *from, const char *to) {
  if (within(to) && fails("rename")) return -1;
  int done = REAL(rename)(from, to);
  if (within(to) && done == 0) tell_path('R', 0, from, to);
  return done;
}

int link(const char *from, const char *to) {
  if (within(to) && fails("link")) return -1;
  int done = REAL(link)(from, to);
  if (within(to) && done == 0) tell_path('L', 0, from, to);
  return done;
}

int linkat(int a, const char *from, int b, const char *to, int flags) {
  if (within(to) && fails("link")) return -1;
  int done = REAL(linkat)(a, from, b, to, flags);
  if (within(to) && done == 0) tell_path('L', 0, from, to);
  return done;
}

int mkdir(const char *path, mode_t mode) {
  if (within(path) && fails("mkdir")) return -1;
  int done = REAL(mkdir)(path, mode);
  if (within(path) && done == 0) {
    struct stat stat;
    tell_path('M', lstat(path, &stat) == 0 ? stat.st_ino : 0, path, NULL);
  }
  return done;
}
