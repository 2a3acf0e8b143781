/// How full a membership is.
public enum MemberClass: String, CaseIterable, Hashable, Sendable {
  case full
  case associate
}
