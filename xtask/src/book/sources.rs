//! Files of the repository that pages of the book link to: each becomes a page of the built book, and the links lead to it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::layout::Layout;

/// The folder of these pages in the book.
const FOLDER: &str = "source";

/// Changes the links of all pages in a folder, and adds the pages that they lead to.
pub fn add(layout: &Layout, book: &Path) -> Result<()> {
    let mut linked = BTreeSet::new();
    change_links(layout, book, Path::new(""), &mut linked)?;
    for file in &linked {
        let text = fs::read_to_string(layout.root.join(file))?;
        let page = book.join(FOLDER).join(format!("{}.html", file.display()));
        fs::create_dir_all(page.parent().unwrap_or(book))?;
        fs::write(page, source_page(&file.to_string_lossy(), &text))?;
    }
    Ok(())
}

fn change_links(
    layout: &Layout,
    book: &Path,
    below: &Path,
    linked: &mut BTreeSet<PathBuf>,
) -> Result<()> {
    for entry in fs::read_dir(book.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            change_links(layout, book, &path, linked)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            let html = fs::read_to_string(entry.path())?;
            let changed = with_links(layout, &html, below, linked).map_err(|link| {
                let what = format!("{}: no file {link} is in the repository", path.display());
                Failure::new(what, "correct the link in docs/src")
            })?;
            if changed != html {
                fs::write(entry.path(), changed)?;
            }
        }
    }
    Ok(())
}

/// The page in the folder `below` with other links; the first link without a file, if there is one.
fn with_links(
    layout: &Layout,
    html: &str,
    below: &Path,
    linked: &mut BTreeSet<PathBuf>,
) -> std::result::Result<String, String> {
    let mut parts = html.split("href=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += "href=\"";
        let (link, rest) = part.split_once('"').unwrap_or((part, ""));
        let Some(file) = outside(below, link) else {
            text += part;
            continue;
        };
        // mdBook takes each file of Markdown for a page
        let source = Some(file.with_extension("md")).filter(|_| link.ends_with(".html"));
        let mut found = [Some(file), source].into_iter().flatten();
        let found = found.rfind(|file| layout.root.join(file).is_file());
        let file = found.ok_or_else(|| link.to_owned())?;
        let up = "../".repeat(below.components().count());
        let _ = write!(text, "{up}{FOLDER}/{}.html", file.display());
        // the title is the function that the link is about
        if let Some((name, _)) = rest
            .strip_prefix(" title=\"")
            .and_then(|it| it.split_once('"'))
        {
            let _ = write!(text, "#{name}");
        }
        text.push('"');
        text += rest;
        linked.insert(file);
    }
    Ok(text)
}

/// The path in the repository, if a link of a page in `below` leads out of the book: its sources are in `docs/src`.
fn outside(below: &Path, link: &str) -> Option<PathBuf> {
    if !link.starts_with("../") {
        return None;
    }
    let mut path = Path::new("docs/src").join(below);
    for component in Path::new(link.split('#').next()?).components() {
        match component {
            Component::ParentDir => path.pop(),
            part => {
                path.push(part);
                true
            }
        };
    }
    (!path.starts_with("docs/src")).then_some(path)
}

/// A page with the text of a file. Each line with a function of Rust has the function's name as anchor.
fn source_page(name: &str, text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        let escaped = line.replace('&', "&amp;").replace('<', "&lt;");
        let function = line
            .split_once("fn ")
            .and_then(|(_, rest)| rest.split(['(', '<']).next());
        match function.filter(|it| {
            !it.is_empty() && !it.contains(|it: char| !it.is_alphanumeric() && it != '_')
        }) {
            Some(function) => {
                let _ = writeln!(lines, "<span id=\"{function}\">{escaped}</span>");
            }
            None => {
                let _ = writeln!(lines, "{escaped}");
            }
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>\n\
         html {{ color-scheme: light dark }}\nbody {{ font: 0.9rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem }}\n\
         h1 {{ font-size: 1.1rem; overflow-wrap: anywhere }}\npre {{ overflow-x: auto }}\n\
         :target {{ background: light-dark(#fff3bf, #4a4020) }}\n</style>\n</head>\n<body>\n\
         <main>\n<h1>{name}</h1>\n<pre><code>{lines}</code></pre>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_leave_the_book_are_changed() {
        let below = Path::new("reference");
        assert_eq!(outside(below, "../guide/a.html"), None);
        assert_eq!(outside(below, "a.html"), None);
        assert_eq!(outside(below, "https://example.org"), None);
        let file = outside(below, "../../../SECURITY.html#use");
        assert_eq!(file.as_deref(), Some(Path::new("SECURITY.html")));
    }

    #[test]
    fn a_link_leads_to_the_page_of_its_file() {
        let layout = Layout::find();
        let mut linked = BTreeSet::new();
        let html =
            "<a href=\"../x.html\"></a><a href=\"../../../xtask/src/main.rs\" title=\"main\">";
        let changed = with_links(&layout, html, Path::new("reference"), &mut linked);
        assert_eq!(
            changed.as_deref(),
            Ok(
                "<a href=\"../x.html\"></a><a href=\"../source/xtask/src/main.rs.html#main\" title=\"main\">"
            )
        );
        assert_eq!(linked.len(), 1);
        let html = "<a href=\"../../../SECURITY.html\"><a href=\"../../../no/such.rs\">";
        let changed = with_links(&layout, html, Path::new("reference"), &mut linked);
        assert_eq!(changed, Err("../../../no/such.rs".to_owned()));
    }

    #[test]
    fn functions_are_anchors() {
        let page = source_page(
            "a.rs",
            "pub async fn byte_out() {\n    let x = \"<fn>\";\n}\n",
        );
        assert!(page.contains("<span id=\"byte_out\">pub async fn byte_out() {</span>"));
        assert!(page.contains("\"&lt;fn>\""));
    }
}
