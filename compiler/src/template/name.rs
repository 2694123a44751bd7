//! Names of crates: those that cargo accepts, and that are also names of npm packages and of files on every system.

use crate::lower::names::is_keyword;

/// Names of other crates and folders, which cargo refuses or which would be ambiguous in Rust.
const TAKEN: [&str; 11] = [
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "incremental",
    "jsi-runtime",
    "jsi_runtime",
    "proc_macro",
    "std",
    "test",
];

/// Names of devices, which Windows has in every folder.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// What is wrong with a name, if anything.
pub(super) fn wrong(name: &str) -> Option<String> {
    let Some(first) = name.chars().next() else {
        return Some("it is empty".to_owned());
    };
    let is_other = |c: &char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(*c));
    if let Some(other) = name.chars().find(is_other) {
        return Some(format!(
            "it contains `{}`, and may only contain the letters a to z, digits, `-` and `_`",
            other.escape_debug()
        ));
    }
    if !first.is_ascii_lowercase() {
        return Some("it must begin with a letter".to_owned());
    }
    if is_keyword(name) {
        return Some("it is a keyword of Rust".to_owned());
    }
    if TAKEN.contains(&name) {
        return Some("another crate or a folder of cargo has this name".to_owned());
    }
    let is_numbered = |it: &str| {
        let digit = name.strip_prefix(it);
        digit.is_some_and(|it| it.len() == 1 && it.chars().all(|c| c.is_ascii_digit()))
    };
    if DEVICES.contains(&name) || is_numbered("com") || is_numbered("lpt") {
        return Some("it is the name of a device on Windows".to_owned());
    }
    // the limit of the registry
    (name.len() > 64).then(|| "it has more than 64 characters".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_crates() {
        for good in ["a", "my-app", "my_app2", "w3", "com10", "r"] {
            assert_eq!(wrong(good), None, "{good}");
        }
        for (bad, reason) in [
            ("", "empty"),
            ("My-App", "`M`"),
            ("a b", "` `"),
            ("näh", "`ä`"),
            ("a.b", "`.`"),
            ("a\u{7}", "\\u{7}"),
            ("1st", "begin"),
            ("_x", "begin"),
            ("-x", "begin"),
            ("match", "keyword"),
            ("self", "keyword"),
            ("std", "another crate"),
            ("con", "device"),
            ("lpt1", "device"),
            (&"a".repeat(65), "64"),
        ] {
            let found = wrong(bad);
            assert!(
                found.as_ref().is_some_and(|it| it.contains(reason)),
                "{bad}: {found:?}"
            );
        }
    }
}
