#!/bin/sh
# Builds one fuzz target of the expression language: Fuzz/build.sh Parse|Evaluate OUTPUT-FOLDER
set -eu
target=$1
out=$2
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out/modules/CRE2"
cp "$root/Sources/CRE2/include/cre2.h" "$out/modules/CRE2/"
printf 'module CRE2 { header "cre2.h" export * }\n' > "$out/modules/CRE2/module.modulemap"

clang++ -std=c++17 -O1 -g -fsanitize=address -I "$root/Sources/CRE2/include" \
    -c "$root/Sources/CRE2/cre2.cpp" -o "$out/cre2.o"

flags="-O -g -swift-version 6 -package-name bindlint -sanitize=address,fuzzer -parse-as-library -wmo \
    -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility"
swiftc $flags -module-name Spelling -emit-module -emit-module-path "$out/modules/Spelling.swiftmodule" \
    -c "$root"/Sources/Spelling/*.swift -o "$out/spelling.o"
swiftc $flags -module-name CEL -I "$out/modules" -I "$out/modules/CRE2" -emit-module \
    -emit-module-path "$out/modules/CEL.swiftmodule" -c $(find "$root/Sources/CEL" -name '*.swift') -o "$out/cel.o"
swiftc $flags -I "$out/modules" -I "$out/modules/CRE2" "$root/Fuzz/$target.swift" \
    "$out/cel.o" "$out/spelling.o" "$out/cre2.o" -lre2 -lstdc++ -o "$out/fuzz-$target"
