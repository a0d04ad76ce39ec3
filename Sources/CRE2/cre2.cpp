#include "cre2.h"

#include <algorithm>
#include <cstring>
#include <re2/re2.h>

struct cre2_pattern {
    re2::RE2 regex;
    cre2_pattern(re2::StringPiece text, const re2::RE2::Options &options) : regex(text, options) {}
};

cre2_pattern *cre2_compile(const char *text, size_t length, int64_t max_memory, char *error, size_t error_capacity) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(max_memory);
    auto *pattern = new cre2_pattern(re2::StringPiece(text, length), options);
    if (pattern->regex.ok()) return pattern;
    if (error_capacity > 0) {
        const std::string &reason = pattern->regex.error();
        size_t count = std::min(reason.size(), error_capacity - 1);
        std::memcpy(error, reason.data(), count);
        error[count] = '\0';
    }
    delete pattern;
    return nullptr;
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
    return re2::RE2::PartialMatch(re2::StringPiece(text, length), pattern->regex);
}

int cre2_size(const cre2_pattern *pattern) { return pattern->regex.ProgramSize(); }

void cre2_free(cre2_pattern *pattern) { delete pattern; }
