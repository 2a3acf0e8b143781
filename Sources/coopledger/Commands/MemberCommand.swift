import ArgumentParser

struct MemberCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Record who joins and leaves which body.",
    discussion: """
      Example:
        coopledger member join ulccs --body cicopa --on 2017-05-01 --precision month
      """,
    subcommands: [
      MemberAdd.self, MemberRename.self, MemberList.self, MemberShow.self, MemberOpening.self,
      MemberJoin.self, MemberLeave.self, MemberClassCommand.self, MemberMerge.self,
      MemberCount.self, MemberIdentify.self, MemberCorrect.self, MemberContact.self,
      MemberImportCommand.self,
    ])
}
