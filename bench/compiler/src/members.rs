//! Interfaces and classes with many members, as an author of a binding to a large library would have them.

use std::fmt::Write as _;

/// Members of the kinds that interfaces mostly have. `#` is the number of the member.
const KINDS: [&str; 10] = [
    "add#(left: i32, right: i32): i32;",
    "name#(of: String): String;",
    "log#(text: String, level: i32): Void;",
    "readonly size#: Number;",
    "load#(path: String): Promise<String>;",
    "list#(): Array<String>;",
    "when#(at: Date): Date?;",
    "on#(call: Function<(text: String) => Void>): Void;",
    "find#(id: i32, deep?: Boolean): Object?;",
    "bytes#(of: Uint8Array): Uint8Array;",
];

/// A hundred members in each of as many interfaces as it takes.
#[must_use]
pub fn jsi(members: usize) -> String {
    items("interface", members)
}

/// The same members in classes.
#[must_use]
pub fn classes(members: usize) -> String {
    items("class", members)
}

fn items(keyword: &str, members: usize) -> String {
    let mut text = String::from("//! What a large library offers.\n\n");
    for first in (0..members).step_by(100) {
        let number = first / 100;
        let _ = writeln!(
            text,
            "/// Part {number} of it.\n{keyword} Part{number} from host \"part{number}\" {{"
        );
        for (member, kind) in (first..members).take(100).zip(KINDS.iter().cycle()) {
            let declared = kind.replace('#', &member.to_string());
            let _ = writeln!(text, "    /// Member {member} of all.\n    {declared}");
        }
        text.push_str("}\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{classes, jsi};

    #[test]
    fn there_are_as_many_members_as_were_asked_for() {
        for members in [1, 100, 250] {
            for (keyword, text) in [("interface", jsi(members)), ("class", classes(members))] {
                assert_eq!(text.matches("/// Member").count(), members);
                assert_eq!(text.matches(keyword).count(), members.div_ceil(100));
            }
        }
    }
}
