import Postgres

/// A person to write to in an organisation: personal data.
public struct Contact: Sendable {
  /// Its number, for erasing it.
  public let id: Int64
  public let member: String
  public let name: String?
  public let email: String?
  public let phone: String?
}

extension Store {
  /// Adds a person to write to. At least one of name, email and phone is needed.
  public func addContact(
    of member: String, name: String?, email: String?, phone: String?, _ how: Recording
  ) throws -> Recorded<Contact> {
    try write(how) { connection in
      // The database keeps private fields of a request as salted digests only, by their names.
      let said: RequestFields = [
        "member": member, "contact_name": name, "email": email, "phone": phone,
      ]
      return try self.once("contact.add", said, how, connection) {
        guard name != nil || email != nil || phone != nil else {
          throw StoreError(
            "contact_empty", field: "name", "A contact needs a name, an address or a number")
        }
        return """
          membership.add_contact(
            p_key => \(how.key), p_request => \(said.sql), p_member => \(member),
            p_name => \(name), p_email => \(email), p_phone => \(phone))
          """
      } document: { operation in
        guard let contact = try connection.contacts("c.operation_id = \(operation)").first else {
          throw StoreError(
            "contact_erased", field: "key", "That contact was added and erased since")
        }
        return contact
      }
    }
  }

  /// The persons to write to in an organisation.
  public func contacts(of member: String) throws -> [Contact] {
    try read { connection in
      _ = try connection.organisation(member)
      return try connection.contacts("o.code = \(member)")
    }
  }

  /// Deletes a person's data; that it was done stays on record.
  ///
  /// - Returns: the contact's number.
  public func eraseContact(
    _ id: Int64, reason: String, _ how: Recording
  ) throws -> Recorded<Int64> {
    try write(how) { connection in
      let said: RequestFields = ["contact": String(id), "reason": reason]
      return try self.once("contact.erase", said, how, connection) {
        """
        membership.erase_contact(
          p_key => \(how.key), p_request => \(said.sql), p_contact_id => \(id))
        """
      } document: { _ in
        id
      }
    }
  }
}

extension Connection {
  fileprivate func contacts(_ condition: SQL) throws -> [Contact] {
    try query(
      """
      select c.id, o.code as member, c.name, c.email, c.phone
      from membership.contact as c
      join membership.organisation as o on o.id = c.organisation_id
      where \(condition)
      order by c.id
      """
    ).map { row in
      try Contact(
        id: row.decode("id"), member: row.decode("member"), name: row.decode("name"),
        email: row.decode("email"), phone: row.decode("phone"))
    }
  }
}
