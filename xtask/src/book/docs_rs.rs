//! The documentation as docs.rs makes it of the runtime: for WebAssembly, with all features, and with labels at what only exists there
//! or with a feature.

use std::fs;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain::{TARGET, Toolchain};

/// What a page must have: its file, the item, and the label.
const LABELS: [(&str, &str, &str); 3] = [
    ("struct.Object.html", "method.to_js", "target_family=wasm"),
    ("enum.Any.html", "method.from_serde", "serde"),
    (
        "struct.JsError.html",
        "impl-From%3CJsError%3E-for-JsValue",
        "target_family=wasm",
    ),
];

/// Makes it, and checks the labels.
pub fn check(layout: &Layout) -> Result<()> {
    let mut command = Toolchain::required()?.cargo(layout);
    command
        .args(["doc", "--locked", "--no-deps", "--all-features"])
        .args(["--package", "jsi-runtime", "--target", TARGET])
        .env("RUSTDOCFLAGS", "-Dwarnings --cfg docsrs")
        // the labels are not stable; docs.rs has a nightly compiler
        .env("RUSTC_BOOTSTRAP", "1");
    package::run(layout, command, "docs-rs", "correct the comments")?;
    let folder = layout.wasm_target().join(TARGET).join("doc/jsi_runtime");
    for (file, item, label) in LABELS {
        let page = fs::read_to_string(folder.join(file))?;
        if !has_label(&page, item, label) {
            let what = format!("{file} has no label `{label}` at {item}");
            return Err(Failure::new(what, "see `doc_cfg` in runtime/src/lib.rs"));
        }
    }
    Ok(())
}

/// Whether the first label after an item is this one, before the next item of its kind.
fn has_label(page: &str, item: &str, label: &str) -> bool {
    let start = format!("id=\"{item}\"");
    let Some((_, rest)) = page.split_once(&start) else {
        return false;
    };
    let end = rest.find("<section").unwrap_or(rest.len());
    let (own, _) = rest.split_at(end);
    own.split_once("portability")
        .is_some_and(|(_, text)| text.contains(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_that_of_its_item() {
        let page =
            "<section id=\"a\"></section><span class=\"portability\">wasm</span><section id=\"b\">";
        assert!(has_label(page, "a", "wasm"));
        assert!(!has_label(page, "b", "wasm") && !has_label(page, "c", "wasm"));
        assert!(!has_label(page, "a", "serde"));
    }
}
