"""Why the two implementations differ, where they do: (what, whether it is that)."""

import re


def texts(answer):
    """An answer with its strings and bytes readable."""
    return re.sub(r"(string|bytes):([0-9a-f]*)", lambda m: bytes.fromhex(m.group(2)).decode("latin-1"), answer)


def without_zeros(answer):
    return re.sub(r"(\.\d*?)0+(?=[sZ])", r"\1", texts(answer))


# string() of a duration or a timestamp with a fraction of a second, somewhere in the expression.
FRACTION = re.compile(r"1\.5s|250ms|59\.5Z")

EXPLANATIONS = [
    ("cel-cpp refuses s.substring(a, b) where b is the size of s; the conformance tests and cel-go allow it",
     lambda e, ours, other, message: "substring(" in e and other == "error"),
    ("cel-cpp pads fractions of seconds to 3, 6 or 9 digits, as JSON of protocol buffers; we write what is needed, as cel-go",
     lambda e, ours, other, message: without_zeros(ours) == without_zeros(other)),
    ("the same, where the length or the letters of such a text decide",
     lambda e, ours, other, message: "string(" in e and FRACTION.search(e) is not None
     and "error" not in (ours, other)),
    ("cel-cpp decodes base64 with spaces in it; we take that for an error, as cel-go",
     lambda e, ours, other, message: "base64.decode" in e and ours == "error" and " " in e),
    ("cel-cpp converts Booleans with int(); the language has no such conversion",
     lambda e, ours, other, message: ours == "error" and re.search(r"\b(int|uint|double)\(", e) is not None
     and re.search(r"int\(.*(dyn|true|false|has|==|&&|\|\|)", e) is not None),
    ("cel-cpp passes over spaces around a number that it converts; we take them for an error, as cel-go",
     lambda e, ours, other, message: ours == "error" and "double(" in e and other.startswith("double")),
    ("cel-cpp gives cel.bind a value that a macro before it left behind; ours is what was bound",
     lambda e, ours, other, message: re.search(r"\.(exists|exists_one|all|map|filter)\(.*cel\.bind", e) is not None),
    ("cel-cpp writes a double with %d as with %f; we write the digits that it needs",
     lambda e, ours, other, message: "%d" in e and ("dyn(" in e or "double(" in e) and "error" not in (ours, other)),
    ("cel-cpp writes infinity and what is not a number as C does; we write Infinity and NaN, as the format tests have it",
     lambda e, ours, other, message: re.search("nan|inf", texts(other)) is not None),
    ("an error in a map literal ends the whole evaluation in cel-cpp; it can be absorbed here, as any error",
     lambda e, ours, other, message: "duplicate key" in message),
]
