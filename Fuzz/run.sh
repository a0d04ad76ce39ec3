#!/bin/sh
# Fuzzes one target for some seconds, at low priority: Fuzz/run.sh Parse|Evaluate SECONDS OUTPUT-FOLDER [SEEDS]
# SEEDS is a folder of expressions, one a file.
set -eu
target=$1
seconds=$2
out=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out/corpus-$target"
cd "$out"
# Swift's tagged pointers look like leaks to the sanitizer.
export ASAN_OPTIONS=detect_leaks=0
exec nice -n 19 "./fuzz-$target" -dict="$here/words.dict" -max_len=1500 -timeout=10 -rss_limit_mb=2048 \
    -max_total_time="$seconds" -print_final_stats=1 "corpus-$target" ${4:+"$4"}
