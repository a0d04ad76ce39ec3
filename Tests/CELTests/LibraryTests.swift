import CEL
import Testing

/// Functions that the conformance tests leave out, or touch lightly.
struct LibraryTests {
    static let lists = [
        "lists.range(3) == [0, 1, 2] && lists.range(0) == []",
        "[1, 2, 3, 4].slice(1, 3) == [2, 3] && [1].slice(1, 1) == []",
        "[[1], [2, 3], []].flatten() == [1, 2, 3]",
        "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]",
        "[1, 2, 1, 3, 2].distinct() == [1, 2, 3]",
        "[dyn(1), 1u, 1.0, 'a', 'a', [1], [1], 1.5, 1.5].distinct() == [dyn(1), 'a', [1], 1.5]",
        "[1, 2, 3].reverse() == [3, 2, 1] && 'abé'.reverse() == 'éba'",
        "['b', 'a', 'é', 'e'].sort() == ['a', 'b', 'e', 'é']",
        "[{'n': 2}, {'n': 1}].sortBy(x, x.n) == [{'n': 1}, {'n': 2}]",
        "[1, 2].first().value() == 1 && [1, 2].last().value() == 2 && ![].first().hasValue()",
        "sets.contains([1, 2, 3], [3, 1, 1]) && !sets.contains([1], [2]) && sets.contains([], [])",
        "sets.equivalent([1, 2, 2], [2, 1]) && !sets.equivalent([1], [1, 2])",
        "sets.intersects([1, 2], [2, 3]) && !sets.intersects([1], [])",
        "[optional.of(1), optional.none()].unwrapOpt() == [1]",
    ]

    static let times = [
        // The first Sunday of November, 06:00 UTC, ends summer time in New York, by the rule for all years.
        "timestamp('2040-11-04T05:59:59Z').getHours('America/New_York') == 1",
        "timestamp('2040-11-04T06:00:00Z').getHours('America/New_York') == 1",
        "timestamp('2040-11-04T07:00:00Z').getHours('America/New_York') == 2",
        "timestamp('2040-07-01T12:00:00Z').getHours('Australia/Sydney') == 22",
        "timestamp('2040-01-01T12:00:00Z').getHours('Australia/Sydney') == 23",
        "timestamp('1900-01-01T00:00:00Z').getMinutes('Europe/Berlin') == 0",
        "timestamp('2024-02-29T23:59:59Z').getDayOfYear() == 59",
        "timestamp('2024-03-01T00:00:00+05:30') == timestamp('2024-02-29T18:30:00Z')",
        "timestamp('0001-01-01T00:00:00Z').getFullYear() == 1",
        "string(timestamp('1969-12-31T23:59:59.25Z')) == '1969-12-31T23:59:59.25Z'",
        "int(timestamp('1969-12-31T23:59:59.25Z')) == -1",
        "duration('1h30m') == duration('90m') && duration('-1.5s') == duration('-1500ms')",
        "duration('1us') == duration('1µs') && duration('0') == duration('0s')",
        "string(duration('-0.25s')) == '-0.25s' && string(duration('1h')) == '3600s'",
        "duration('-1.5s').getMilliseconds() == -500 && duration('25h').getHours() == 25",
        "timestamp('2024-01-01T00:00:00Z') - duration('1ns') < timestamp('2024-01-01T00:00:00Z')",
    ]

    static let texts = [
        "'%.3f %.0e %d'.format([1.0005, 15000.0, 1e22]) == '1.000 2e+04 10000000000000000000000'",
        "'%.20f'.format([0.1]) == '0.10000000000000000555'",
        "'%.2e'.format([9.999]) == '1.00e+01' && '%f'.format([0.0]) == '0.000000'",
        "'%.3e'.format([5e-324]) == '4.941e-324' && '%.0f'.format([1e23]) == '99999999999999991611392'",
        "base64.encode(b'ab') == 'YWI=' && base64.decode('YWI') == b'ab' && base64.decode('') == b''",
        "string(ip('2001:DB8:0:0:1:0:0:1')) == '2001:db8::1:0:0:1' && string(ip('::')) == '::'",
        "cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8') && cidr('::/0').containsIP('1::')",
        "'a,b,,c'.split(',') == ['a', 'b', '', 'c'] && 'abc'.split('') == ['a', 'b', 'c']",
        "'abc'.split('', 2) == ['a', 'bc'] && 'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'a'.split(',', 0) == []",
        "'aaa'.replace('a', 'b', 2) == 'bba' && 'ab'.replace('', '-') == '-a-b-' && 'ab'.replace('', '-', 1) == '-ab'",
        "'e\\u0301' != '\\u00e9' && 'e\\u0301'.size() == 2 && !{'e\\u0301': 1}.exists(k, k == '\\u00e9')",
        "strings.quote('a\\t\"b\"') == '\"a\\\\t\\\\\"b\\\\\"\"'",
        "{'content-type': 1}.`content-type` == 1 && has({'a/b': 1}.`a/b`)",
        "math.sqrt(9.0) == 3.0 && math.round(-2.5) == -3.0 && string(math.sign(-0.0)) == '0'",
    ]

    @Test(arguments: lists + times + texts) func `it holds`(_ source: String) throws {
        let expression = try Expression(source, Declarations(), expecting: .bool)
        #expect(expression.evaluateBool(Bindings(Declarations())) == .true)
        let unchecked = try Expression(unchecked: source, Declarations())
        #expect(unchecked.evaluateBool(Bindings(Declarations())) == .true)
    }

    static let errors = [
        "base64.decode('A b')", "base64.decode('A')", "ip('01.2.3.4')", "ip('1::2::3')", "ip('::ffff:1.2.3.4')",
        "cidr('10.0.0.0/33')", "cidr('::ffff:102:304/24')", "timestamp('2024-02-30T00:00:00Z')",
        "timestamp('2024-01-01 00:00:00Z')", "timestamp('10000-01-01T00:00:00Z')", "duration('1d')", "duration('')",
        "duration('9223372037s')", "timestamp('2024-01-01T00:00:00Z').getHours('../etc/passwd')",
        "timestamp('2024-01-01T00:00:00Z').getHours('Nowhere')", "uint('-0')", "uint(-0.5)", "int('1.5')",
        "double('0x1p3')", "[1].slice(0, 2)", "lists.range(-1)", "[dyn(1), 'a'].sort()", "'%d'.format(['a'])",
        "'%.2000f'.format([1.0])", "'%'.format([])", "math.bitShiftLeft(1, -1)", "optional.none().value()",
        "-(-9223372036854775808)", "-9223372036854775808 / -1", "'a'.substring(1, 0)",
    ]

    @Test(arguments: errors) func `it is an error`(_ source: String) throws {
        let value = try Expression(source, Declarations()).evaluate(Bindings(Declarations()))
        guard case .error = value else {
            Issue.record("\(source) is \(value.displayText)")
            return
        }
    }
}
