#ifndef BINDLINT_CRE2_H
#define BINDLINT_CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression, owned by the caller.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `length` bytes of UTF-8 with RE2's own syntax, in a program of at most `max_memory` bytes.
/// Returns null when the pattern is refused; then `error` (of `error_capacity` bytes) holds the reason,
/// cut and terminated by NUL.
cre2_pattern *cre2_compile(const char *text, size_t length, int64_t max_memory, char *error, size_t error_capacity);

/// Whether the pattern matches anywhere in `length` bytes of UTF-8. Linear in the length.
bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length);

/// The number of instructions of the compiled program.
int cre2_size(const cre2_pattern *pattern);

void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif

#endif
