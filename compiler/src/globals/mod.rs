//! The names of the global object in pages, workers, Node, Deno and Bun.

use jsi_idl::ide::js::Global;

/// The names, one a line, after the notice of their source. A line in brackets begins those of another environment.
const NAMES: &str = include_str!("names.txt");

/// The environments in the file, as sentences.
const PLACES: [(&str, &str); 6] = [
    (
        "ECMAScript",
        "A global of the JavaScript language, in every engine.",
    ),
    (
        "web",
        "A global of the web platform, in pages, workers, Node, Deno and Bun.",
    ),
    ("page", "A global of pages."),
    ("Node", "A global of Node, Deno and Bun."),
    ("worker", "A global of workers."),
    (
        "other",
        "A global of service workers, worklets, Deno, Bun or modules of CommonJS.",
    ),
];

/// The names that an interface can be from, the most used environments first.
#[must_use]
pub fn globals() -> Vec<Global> {
    let mut found = Vec::new();
    let mut place = ("", "");
    for line in NAMES.lines() {
        if let Some(name) = line.strip_prefix('[') {
            let name = name.trim_end_matches(']');
            let known = PLACES.iter().find(|it| it.0 == name);
            place = known.copied().unwrap_or_default();
        } else if is_name(line) && !is_handler(line) {
            found.push(Global {
                name: line.to_owned(),
                place: place.0,
                docs: place.1,
            });
        }
    }
    found
}

/// All names, also those of event handlers.
#[cfg(feature = "contract")]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.lines().filter(|it| is_name(it))
}

/// Whether a line of the file is a name.
fn is_name(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(['#', '['])
}

/// Whether a name is that of an event handler, which is null until a page sets it.
fn is_handler(name: &str) -> bool {
    name.strip_prefix("on")
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, PLACES, globals, is_name};

    #[test]
    fn every_name_has_one_environment() {
        let all = globals();
        assert!(all.len() > 1000, "{}", all.len());
        assert!(all.iter().all(|it| !it.place.is_empty()));
        for (place, _) in PLACES {
            assert!(all.iter().any(|it| it.place == place), "{place}");
        }
        let mut names: Vec<&str> = NAMES.lines().filter(|it| is_name(it)).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        let place = |name: &str| all.iter().find(|it| it.name == name).map(|it| it.place);
        assert_eq!(place("Math"), Some("ECMAScript"));
        assert_eq!(place("fetch"), Some("web"));
        assert_eq!(place("document"), Some("page"));
        assert_eq!(place("Buffer"), Some("Node"));
        assert_eq!(place("onclick"), None);
    }
}
