//! Links to pages about the objects of the web platform.

/// The address of pages about objects of the web platform, before their names.
const PAGES: &str = "https://developer.mozilla.org/docs/Web/API/";

/// The text of an item without the marks of pages: links in their places.
pub(super) fn with_links(text: &str, names: &[&str]) -> String {
    const MARK: &str = "/// [MDN]\n";
    if !text.contains(MARK) {
        return text.to_owned();
    }
    let link = format!("/// [MDN]({PAGES}{})\n", names.join("/"));
    text.replace(MARK, &link)
}
