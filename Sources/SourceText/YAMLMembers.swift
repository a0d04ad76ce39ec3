/// The members of a YAML map while they are read, with what merge keys (`<<`) add.
struct YAMLMembers {
    private var members: [Node.Member] = []
    /// Where merged members go: the index in `members` at each `<<`, and the maps it names, the first of which wins.
    private var merges: [(index: Int, objects: [[Node.Member]])] = []

    mutating func append(_ member: Node.Member) {
        members.append(member)
    }

    /// Takes the value of a merge key: a map, or a list of maps.
    mutating func merge(_ member: Node.Member) throws(SyntaxError) {
        let sources = member.value.elements ?? [member.value]
        var objects: [[Node.Member]] = []
        for source in sources {
            guard let object = source.members else {
                throw SyntaxError("a merge key needs a map or a list of maps, not \(source.kind)", at: member.keySpan)
            }
            objects.append(object)
        }
        merges.append((members.count, objects))
    }

    /// All members: merged ones stand where their merge key stood, and are left out where a key was given before or is
    /// written out in the map itself.
    var merged: [Node.Member] {
        // A copy is as large as it has to be; the array that grew is up to twice as large.
        guard !merges.isEmpty else { return members.map { $0 } }
        var names = Set(members.map { Array($0.key.bytes) })
        var merged: [Node.Member] = []
        var next = 0
        for merge in merges {
            merged += members[next..<merge.index]
            next = merge.index
            for object in merge.objects {
                let new = object.filter { !names.contains(Array($0.key.bytes)) }
                names.formUnion(new.map { Array($0.key.bytes) })
                merged += new
            }
        }
        return merged + members[next...]
    }
}
