import Readers
import Requests
import SourceText
import Testing

@Suite struct CurlPipelineTests {
    private static let bind = "https://api.voximplant.com/platform_api/BindSipRegistration"

    @Test func `run blocks of GitHub are read`() {
        let workflow = """
            name: x
            jobs:
              bind:
                steps:
                  - name: no curl here
                  - run: |
                      REG=7
                      curl -X POST "\(Self.bind)" \\
                        -d "sip_registration_id=$REG" \\
                        -d 'user_id=${{ inputs.user }}' \\
                        -H "Authorization: Bearer ${{ secrets.TOKEN }}"
                  - run: curl "\(Self.bind)?user_id=1"
            """
        let outline = Outline(workflow, nil, name: ".github/workflows/bind.yml")
        #expect(
            outline.lines == [
                "BindSipRegistration", "form sip_registration_id=7 <$REG>",
                "form user_id=~${{ inputs.user }} <${{ inputs.user }}>", "BindSipRegistration",
                "query user_id=1 <1>",
            ])
        #expect(outline.reading.requests.allSatisfy { $0.origin.format == .ci })
        let token = outline.reading.requests.first?.http?.header("authorization")?.value
        #expect(token.map { outline.file.string($0.span) } == "Bearer ${{ secrets.TOKEN }}")
    }

    @Test func `the lines of a script list share their variables`() {
        let pipeline = """
            bind:
              script:
                - U=1
                - echo "don't"
                - 'curl "\(Self.bind)?user_id=$U"'
                - >-
                  curl \(Self.bind)
                  -d user_id=2
            """
        #expect(
            Outline(pipeline, .ci).lines == [
                "BindSipRegistration", "query user_id=1 <$U>", "BindSipRegistration", "form user_id=2 <2>",
            ])
    }

    @Test func `a script behind an alias is read once`() {
        let pipeline = "a: &x\n  script: [\"curl \(Self.bind)?user_id=1\"]\nb: *x\n"
        #expect(Outline(pipeline, .ci).lines == ["BindSipRegistration", "query user_id=1 <1>"])
    }

    @Test func `broken YAML is a problem`() {
        let lines = Outline("script: [\"curl \(Self.bind)\"\n", .ci).lines
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("! ") == true)
    }
}
