"""Compares the expression language with cel-expr-python (pip install cel-expr-python protobuf) on random expressions.

    swift build -c release --package-path Comparison
    python3 Comparison/compare.py Comparison/.build/release/Evaluate [COUNT [SEED]]

Every difference must have an explanation, a row of EXPLANATIONS; the script fails where one has none.
"""

import datetime
import re
import struct
import subprocess
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_strings

from generate import Generator
from explanations import EXPLANATIONS

DATA = {"x": 3, "u": 7, "d": -2.5, "s": "héllo", "l": [1, 2, 3], "m": {"a": 1, "b": 2}}


def environment():
    types = cel.Type
    return cel.NewEnv(
        variables={"x": types.INT, "u": types.UINT, "d": types.DOUBLE, "s": types.STRING,
                   "l": types.List(types.INT), "m": types.Map(types.STRING, types.INT)},
        extensions=[ext_strings.ExtStrings(), ext_math.ExtMath(), ext_bindings.ExtBindings(),
                    ext_encoders.ExtEncoders()])


TYPE_NAMES = {"TIMESTAMP": "google.protobuf.Timestamp", "DURATION": "google.protobuf.Duration", "NULL": "null_type"}


def plain(value, kind):
    """The same text as Evaluate prints; `kind` is the type's name where Python's own type says too little."""
    if isinstance(value, cel.Value):
        return plain(value.value(), value.type().name())
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "bool:true" if value else "bool:false"
    if isinstance(value, int):
        return ("uint:" if kind == "UINT" else "int:") + str(value)
    if isinstance(value, float):
        return "double:nan" if value != value else "double:%x" % struct.unpack("<Q", struct.pack("<d", value))[0]
    if isinstance(value, str):
        return "string:" + value.encode().hex()
    if isinstance(value, (bytes, bytearray)):
        return "bytes:" + bytes(value).hex()
    if isinstance(value, datetime.datetime):
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        length = value.astimezone(datetime.timezone.utc) - epoch
        return "timestamp:%d.%d" % (length.days * 86400 + length.seconds, length.microseconds)
    if isinstance(value, datetime.timedelta):
        return "duration:%d" % ((value.days * 86400 + value.seconds) * 1000000 + value.microseconds)
    if isinstance(value, cel.Type):
        name = value.name()
        return "type:" + TYPE_NAMES.get(name, name.split("<")[0].lower())
    if isinstance(value, list):
        return "[" + ",".join(plain(element, None) for element in value) + "]"
    if isinstance(value, dict):
        entries = sorted(plain(key, None) + "=" + plain(element, None) for key, element in value.items())
        return "{" + ",".join(entries) + "}"
    return "other:" + type(value).__name__


def reference(env, expression):
    try:
        result = env.compile(expression).eval(data=DATA)
    except (RuntimeError, ValueError) as error:
        return "error", str(error)
    except OverflowError as error:
        return "unprintable", str(error)
    kind = result.type().name()
    if kind == "ERROR":
        return "error", str(result.value())
    try:
        return plain(result, None), ""
    except (OverflowError, TypeError) as error:
        return "unprintable", str(error)


def main():
    evaluate = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    generator = Generator(seed)
    expressions = [generator.expression() for _ in range(count)]
    ours = subprocess.run([evaluate], input="\n".join(expressions) + "\n", capture_output=True, text=True, check=True)
    answers = ours.stdout.split("\n")
    env = environment()
    explained, unexplained, errors = {}, 0, 0
    for expression, answer in zip(expressions, answers):
        other, message = reference(env, expression)
        errors += other == "error"
        if answer == other:
            continue
        for name, matches in EXPLANATIONS:
            if matches(expression, answer, other, message):
                explained[name] = explained.get(name, 0) + 1
                break
        else:
            unexplained += 1
            print(f"{expression}\n    ours:  {answer}\n    other: {other} {message[:200]!r}")
    print(f"{count} expressions, {errors} of them errors; explained differences: {sum(explained.values())}")
    for name, number in sorted(explained.items(), key=lambda item: -item[1]):
        print(f"  {number:6} {name}")
    print(f"without explanation: {unexplained}")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
