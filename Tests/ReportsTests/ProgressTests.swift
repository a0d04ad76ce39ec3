import Reports
import Testing

struct ProgressTests {
    @Test(
        arguments: [
            (1_200_000_000, 3_400_000_000, 2.34375, 17, "1.2 of 3.4 GB  35 %  512 MB/s  0:05 left  17 findings"),
            (0, 3_400_000_000, 0, 0, "0.0 of 3.4 GB  0 %  0 findings"),
            (3_400_000_000, 3_400_000_000, 10, 1, "3.4 of 3.4 GB  100 %  340 MB/s  0:00 left  1 finding"),
            (900, 999, 1, 1_234, "900 of 999 bytes  90 %  900 bytes/s  0:01 left  1,234 findings"),
            (1_000_000, 4_000_000_000_000, 10, 0, "0.0 of 4.0 TB  0 %  100 kB/s  11111:06:30 left  0 findings"),
            (0, 0, 5, 0, "0 of 0 bytes  0 findings"),
            // A log that grows is longer than it was.
            (2_000_000, 1_000_000, 1, 0, "2.0 MB  2.0 MB/s  0:01  0 findings"),
            (2_000_000, nil, 3_723, 0, "2.0 MB  537 bytes/s  1:02:03  0 findings"),
        ] as [(Int, Int?, Double, Int, String)])
    func `progress is a line`(bytes: Int, total: Int?, seconds: Double, findings: Int, line: String) {
        let progress = Progress(bytes: bytes, total: total, seconds: seconds, findings: findings)
        #expect(progress.line(width: 80) == line)
    }

    @Test(arguments: [
        (54, "1.2 of 3.4 GB  35 %  512 MB/s  0:05 left  17 findings"),
        (52, "1.2 of 3.4 GB  35 %  0:05 left  17 findings"), (40, "1.2 of 3.4 GB  0:05 left  17 findings"),
        (30, "1.2 of 3.4 GB  0:05 left"), (20, "1.2 of 3.4 GB"), (5, "1.2 o"), (0, ""), (-1, ""),
    ])
    func `a narrow terminal sees less`(width: Int, line: String) {
        let progress = Progress(bytes: 1_200_000_000, total: 3_400_000_000, seconds: 2.34375, findings: 17)
        #expect(progress.line(width: width) == line)
    }
}

struct StatisticsTests {
    @Test func `statistics are a line each`() {
        var statistics = Statistics()
        (statistics.bytes, statistics.records, statistics.explained) = (3_400_000_000, 12_000_000, 1_204)
        (statistics.shapes, statistics.threads, statistics.seconds) = (212, 2, 6.6449)
        statistics.peakMemory = 31_200_000
        #expect(
            statistics.text == """
                bytes        3,400,000,000, 512 MB a second
                records      12,000,000, 1,805,896 a second
                explained    1,204 of 12,000,000 records, 0.0 %
                shapes       212
                threads      2
                seconds      6.64
                peak memory  31.2 MB

                """)
    }

    @Test func `a run of nothing has no rates`() {
        #expect(
            Statistics().text == """
                bytes        0
                records      0
                explained    0
                shapes       0
                threads      1
                seconds      0.00

                """)
    }
}
