"""Random expressions over the variables x, u, d, s, l and m, most of them well typed."""

import random

TEXTS = ["''", "'a'", "'héllo'", "'e\\u0301'", "'\\u00e9'", "'12'", "'-7'", "'1.5'", "'true'", "'A b'", "\"q'\"", "r'\\d+'",
         "'''x'''", "'😀'", "'a,b,c'"]
PATTERNS = ["'^a'", "'b+$'", "'(a+)+$'", "'[0-9]+'", "'.'", "'h.llo'"]
TIMES = ["timestamp('2009-02-13T23:31:30Z')", "timestamp('1999-12-31T23:59:59.5Z')",
         "timestamp('2024-02-29T12:00:00+05:30')", "timestamp(1234567890)"]
LENGTHS = ["duration('1h')", "duration('-90m')", "duration('1.5s')", "duration('250ms')", "duration('0')"]
ZONES = ["'UTC'", "'Europe/Berlin'", "'America/New_York'", "'+05:45'", "'-03:30'"]
ORDERS = ["==", "!=", "<", "<=", ">", ">="]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = []

    def pick(self, options):
        return self.random.choice(options)

    def expression(self):
        kind = self.pick(["bool", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "time", "length"])
        return self.make(kind, self.random.randint(1, 4))

    def make(self, kind, depth):
        if self.random.random() < 0.02:
            # Sometimes of another type, which a check or the evaluation refuses.
            kind = self.pick(["bool", "int", "string", "double"])
            return f"dyn({self.make(kind, max(0, depth - 1))})"
        return getattr(self, kind)(depth)

    def sub(self, kind, depth):
        return self.make(kind, depth - 1)

    def bool(self, depth):
        if depth <= 0:
            return self.pick(["true", "false", "has(m.a)", "has(m.z)", "x > 2", "s == 'héllo'"])
        kind = self.pick(["int", "uint", "double", "string", "bytes", "bool", "time", "length"])
        a, b = self.sub(kind, depth), self.sub(kind, depth)
        string = self.sub("string", depth)
        return self.pick([
            lambda: f"({a} {self.pick(ORDERS)} {b})",
            lambda: f"(dyn({self.sub('int', depth)}) {self.pick(ORDERS)} {self.sub('double', depth)})",
            lambda: f"({self.sub('uint', depth)} {self.pick(ORDERS)} dyn({self.sub('int', depth)}))",
            lambda: f"({self.sub('list', depth)} {self.pick(['==', '!='])} {self.sub('list', depth)})",
            lambda: f"({self.sub('map', depth)} == {self.sub('map', depth)})",
            lambda: f"({self.sub('bool', depth)} && {self.sub('bool', depth)})",
            lambda: f"({self.sub('bool', depth)} || {self.sub('bool', depth)})",
            lambda: f"!({self.sub('bool', depth)})",
            lambda: f"({self.sub('int', depth)} in {self.sub('list', depth)})",
            lambda: f"({string} in {self.sub('map', depth)})",
            lambda: f"{string}.{self.pick(['startsWith', 'endsWith', 'contains'])}({self.sub('string', depth)})",
            lambda: f"{string}.matches({self.pick(PATTERNS)})",
            lambda: self.loop(self.pick(["all", "exists", "exists_one"]), "bool", depth),
            lambda: self.conditional("bool", depth),
            lambda: f"(type({a}) == type({self.sub(self.pick(['int', 'string']), depth)}))",
        ])()

    def loop(self, macro, result, depth):
        name = f"v{len(self.variables)}"
        source = self.sub("list", depth)
        self.variables.append(name)
        body = self.sub(result, depth)
        self.variables.pop()
        return f"{source}.{macro}({name}, {body})"

    def conditional(self, kind, depth):
        return f"({self.sub('bool', depth)} ? {self.sub(kind, depth)} : {self.sub(kind, depth)})"

    def int(self, depth):
        if depth <= 0:
            return self.pick(["0", "1", "-1", "7", "x", "0x1F", "9223372036854775807", "-9223372036854775808"]
                             + self.variables * 2)
        return self.pick([
            lambda: f"({self.sub('int', depth)} {self.pick('+-*/%')} {self.sub('int', depth)})",
            lambda: f"-({self.sub('int', depth)})",
            lambda: f"size({self.sub(self.pick(['string', 'list', 'map', 'bytes']), depth)})",
            lambda: f"int({self.sub(self.pick(['uint', 'double', 'string', 'time']), depth)})",
            lambda: f"{self.sub('list', depth)}[{self.pick(['0', '1', '2', 'x - 2'])}]",
            lambda: f"m[{self.sub('string', depth)}]",
            lambda: "m." + self.pick(["a", "b", "z"]),
            lambda: self.sub("time", depth) + "." + self.pick(
                ["getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
                 "getMinutes", "getSeconds", "getMilliseconds"]) + "(" + self.pick([""] + ZONES) + ")",
            lambda: self.sub("length", depth) + "." + self.pick(["getHours", "getMinutes", "getSeconds"]) + "()",
            lambda: self.conditional("int", depth),
            lambda: f"{self.sub('string', depth)}.{self.pick(['indexOf', 'lastIndexOf'])}({self.sub('string', depth)})",
            lambda: f"math.greatest({self.sub('int', depth)}, {self.sub('int', depth)})",
            lambda: f"math.{self.pick(['bitAnd', 'bitOr', 'bitXor'])}({self.sub('int', depth)}, {self.sub('int', depth)})",
            lambda: f"cel.bind(b, {self.sub('int', depth)}, b + b)",
        ])()

    def uint(self, depth):
        if depth <= 0:
            return self.pick(["0u", "1u", "u", "18446744073709551615u"])
        return self.pick([
            lambda: f"({self.sub('uint', depth)} {self.pick('+-*/%')} {self.sub('uint', depth)})",
            lambda: f"uint({self.sub(self.pick(['int', 'double', 'string']), depth)})",
            lambda: self.conditional("uint", depth),
        ])()

    def double(self, depth):
        if depth <= 0:
            return self.pick(["0.0", "-0.0", "1.5", "d", "1e10", "3.0", "1e-7", "1.7976931348623157e308"])
        return self.pick([
            lambda: f"({self.sub('double', depth)} {self.pick('+-*/')} {self.sub('double', depth)})",
            lambda: f"-({self.sub('double', depth)})",
            lambda: f"double({self.sub(self.pick(['int', 'uint', 'string']), depth)})",
            lambda: f"math.{self.pick(['ceil', 'floor', 'round', 'trunc', 'abs', 'sign'])}({self.sub('double', depth)})",
            lambda: self.conditional("double", depth),
        ])()

    def string(self, depth):
        if depth <= 0:
            return self.pick(TEXTS + ["s", "s"])
        return self.pick([
            lambda: f"({self.sub('string', depth)} + {self.sub('string', depth)})",
            lambda: f"string({self.sub(self.pick(['int', 'uint', 'double', 'bool', 'bytes', 'time', 'length']), depth)})",
            lambda: self.conditional("string", depth),
            lambda: f"{self.sub('string', depth)}.{self.pick(['lowerAscii', 'upperAscii', 'trim', 'reverse'])}()",
            lambda: f"{self.sub('string', depth)}.substring({self.pick('0123')}, {self.pick('234')})",
            lambda: f"{self.sub('string', depth)}.charAt({self.pick('0123')})",
            lambda: f"{self.sub('string', depth)}.replace({self.sub('string', depth)}, {self.sub('string', depth)})",
            lambda: f"{self.sub('string', depth)}.split({self.pick(TEXTS)}).join('|')",
            lambda: "'%s %d'.format(["
            + self.sub(self.pick(["string", "bool", "int", "list"]), depth) + f", {self.sub('int', depth)}])",
            lambda: "'%.2f'.format([" + self.sub("double", depth) + "])",
            lambda: f"base64.encode({self.sub('bytes', depth)})",
        ])() if self.random.random() < 0.97 else "strings.quote(" + self.sub("string", depth) + ")"

    def bytes(self, depth):
        if depth <= 0:
            return self.pick(["b''", "b'a'", "b'\\xff'", "b'h\\303\\251'"])
        return self.pick([
            lambda: f"({self.sub('bytes', depth)} + {self.sub('bytes', depth)})",
            lambda: f"bytes({self.sub('string', depth)})",
            lambda: f"base64.decode({self.sub('string', depth)})",
        ])()

    def list(self, depth):
        if depth <= 0:
            return self.pick(["[]", "[1]", "l", "[0, -1, 7]"])
        return self.pick([
            lambda: f"[{self.sub('int', depth)}, {self.sub('int', depth)}]",
            lambda: f"({self.sub('list', depth)} + {self.sub('list', depth)})",
            lambda: self.loop("map", "int", depth),
            lambda: self.loop("filter", "bool", depth),
            lambda: self.conditional("list", depth),
        ])()

    def map(self, depth):
        if depth <= 0:
            return self.pick(["{}", "m", "{'a': 1}", "{'b': 2, 'a': 1}"])
        return self.pick([
            lambda: f"{{{self.sub('string', depth)}: {self.sub('int', depth)}}}",
            lambda: f"{{{self.sub('string', depth)}: 1, {self.sub('string', depth)}: {self.sub('int', depth)}}}",
            lambda: self.conditional("map", depth),
        ])()

    def time(self, depth):
        if depth <= 0:
            return self.pick(TIMES)
        return self.pick([
            lambda: f"({self.sub('time', depth)} {self.pick('+-')} {self.sub('length', depth)})",
            lambda: f"timestamp({self.sub('int', depth)})",
            lambda: f"timestamp(string({self.sub('time', depth)}))",
        ])()

    def length(self, depth):
        if depth <= 0:
            return self.pick(LENGTHS)
        return self.pick([
            lambda: f"({self.sub('length', depth)} {self.pick('+-')} {self.sub('length', depth)})",
            lambda: f"({self.sub('time', depth)} - {self.sub('time', depth)})",
            lambda: f"duration(string({self.sub('length', depth)}))",
        ])()
