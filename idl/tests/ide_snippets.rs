//! Every snippet that completion offers is valid where it is offered, when its places are filled.

use jsi_idl::ide::{CompletionKind, Files, complete, file};
use jsi_idl::resolve::MemoryLoader;

struct NoFiles;

impl Files for NoFiles {
    fn list(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }
}

/// A snippet with its places filled: `${1:name}` is `name`, `$1` and `$0` are empty.
fn expanded(body: &str) -> String {
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('$') {
        text += before;
        rest = match after.strip_prefix('{') {
            Some(place) => {
                let (place, behind) = place.split_once('}').expect("a place is closed");
                text += place.split_once(':').map_or("", |(_, word)| word);
                behind
            }
            None => after.trim_start_matches(|c: char| c.is_ascii_digit()),
        };
    }
    text + rest
}

/// The text with every snippet that is offered at the `$`.
fn offered(text: &str) -> Vec<(String, String)> {
    let (before, after) = text.split_once('$').expect("a place");
    let given = format!("{before}{after}");
    let loader = MemoryLoader::new().with("a.jsi", given.as_str());
    let analysis = jsi_idl::analyze(&loader, &["a.jsi"]);
    let file = file(&analysis, "a.jsi").expect("the file");
    let (_, found) = complete(&analysis, file, before.len() as u32, &NoFiles);
    let snippets = found
        .into_iter()
        .filter(|it| it.kind == CompletionKind::Snippet);
    let filled = |it: &str| format!("{before}{}{after}", expanded(it));
    snippets.map(|it| (it.label, filled(&it.text))).collect()
}

#[test]
fn snippets_are_valid_where_they_are_offered() {
    let mut count = 0;
    for place in [
        "$\n",
        "export $\n",
        "callback $\n",
        "interface Around from \"around\" {\n    $\n}\n",
        "interface Around from globalThis.around {\n    $\n}\n",
        "class Around from \"around\" {\n    $\n}\n",
        "class Around from \"around\" {\n    static $\n}\n",
        "export interface Around {\n    $\n}\n",
        "export class Around {\n    constructor();\n    $\n}\n",
        "callback interface Around {\n    $\n}\n",
    ] {
        for (label, text) in offered(place) {
            // a second constructor is an error
            if label == "constructor" && place.contains("constructor") {
                continue;
            }
            let loader = MemoryLoader::new()
                .with("a.jsi", text.as_str())
                .with("file.jsi", "record Point { x: Number; }")
                .with("module.js", "export function call() {}")
                .with("name.js", "export function call() {}");
            let found = jsi_idl::analyze(&loader, &["a.jsi"]);
            let errors: Vec<&str> = found
                .diagnostics
                .iter()
                .map(|it| it.message.as_str())
                .collect();
            assert!(
                !found.has_errors(),
                "{label} at {place}:\n{text}\n{errors:?}"
            );
            count += 1;
        }
    }
    assert!(count > 40, "only {count} snippets");
}

#[test]
fn snippets_are_offered_where_they_fit_only() {
    for place in [
        "// $\n",
        "/// $\n",
        "type A = $;\n",
        "interface A from \"a\" { a($): Void; }\n",
        "interface A from \"a\" { a(): $; }\n",
        "interface A from \"a\" { a(b: String, $): Void; }\n",
        "record R { $ }\n",
        "enum E { $ }\n",
        "class $\n",
    ] {
        let labels: Vec<String> = offered(place).into_iter().map(|it| it.0).collect();
        let of_items = [
            "module",
            "handle",
            "listener",
            "method",
            "interface",
            "lent memory",
        ];
        assert!(
            labels.iter().all(|it| !of_items.contains(&it.as_str())),
            "{place}: {labels:?}"
        );
    }
}
