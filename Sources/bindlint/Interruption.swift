internal import Glibc
internal import Synchronization

/// Whether somebody asked the program to stop. The first Ctrl-C asks; the second ends it at once.
struct Interruption {
    private static let flag = Atomic(false)

    init() {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in Interruption.flag.store(true, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
        unsafe sigaction(SIGINT, &action, nil)
        unsafe sigaction(SIGTERM, &action, nil)
    }

    var isRequested: Bool { Interruption.flag.load(ordering: .relaxed) }
}
