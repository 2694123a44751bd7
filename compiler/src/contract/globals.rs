//! Names of `globalThis` that are nearly those of a known global object: a page may define any name, so an unknown one alone is no
//! mistake.

use jsi_idl::diagnostics::Code;
use jsi_idl::diagnostics::similar::similar;
use jsi_idl::model::{Item, ItemKind, Model, Source};
use jsi_idl::resolve::Source as Text;
use jsi_idl::source::Span;

use super::report::{Repair, Report};
use crate::globals::names;

/// The shortest name that is compared; shorter ones are near to too many.
const SHORTEST: usize = 6;

/// The reports about the sources `globalThis.NAME`.
pub(super) fn check(model: &Model, sources: &[Text]) -> Vec<Report> {
    let items = model.items.iter();
    items.filter_map(|item| of_item(item, sources)).collect()
}

fn of_item(item: &Item, sources: &[Text]) -> Option<Report> {
    let source = match &item.kind {
        ItemKind::Interface(it) if !it.export => it.source.as_ref()?,
        ItemKind::Class(it) if !it.export => it.source.as_ref()?,
        _ => return None,
    };
    let Source::Global(path) = source else {
        return None;
    };
    let name = path.first()?;
    let meant = meant(name)?;
    let text = &sources.get(item.file.0 as usize)?.text;
    // the name stands in the head of the item
    let from = format!("globalThis.{name}");
    let at = text
        .get(item.name_span.end as usize..item.span.end as usize)?
        .find(&from)?;
    let start = item.name_span.end + (at + "globalThis.".len()) as u32;
    let span = Span::new(start, start + name.len() as u32);
    Some(Report {
        code: Code::JSI0505,
        level: Code::JSI0505.level(),
        file: item.file,
        span,
        message: format!("`{name}` is not a known global name"),
        label: "pages, workers, Node, Deno and Bun do not have it".to_owned(),
        places: Vec::new(),
        helps: vec![format!("a known name is similar: `{meant}`")],
        repairs: vec![Repair::Interface {
            title: format!("use `{meant}`"),
            span,
            text: meant.to_owned(),
        }],
    })
}

/// The known name that differs in one edit.
fn meant(name: &str) -> Option<&'static str> {
    if name.len() < SHORTEST || names().any(|it| it == name) {
        return None;
    }
    // an object and its class differ in the case of one letter
    let is_upper = |it: &str| it.starts_with(char::is_uppercase);
    let alike = names().filter(|it| it.len() >= SHORTEST && is_upper(it) == is_upper(name));
    let found = similar(name, alike)?;
    // several things of a kind have a name of their own
    let is_plural = name.strip_suffix('s') == Some(found) || found.strip_suffix('s') == Some(name);
    (!is_plural && is_one_edit(name, found)).then_some(found)
}

/// Whether texts differ in one letter, in two that are swapped, or in the case of letters.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (
        a.to_lowercase().chars().collect(),
        b.to_lowercase().chars().collect(),
    );
    let before = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = |text: &[char], from: usize| text.get(from..).unwrap_or_default().to_vec();
    let (x, y) = (rest(&a, before), rest(&b, before));
    match x.len().abs_diff(y.len()) {
        0 if x.is_empty() => true,
        0 => {
            let swapped = matches!((x.as_slice(), y.as_slice()), ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y);
            swapped || rest(&x, 1) == rest(&y, 1)
        }
        1 if x.len() > y.len() => rest(&x, 1) == y,
        1 => x == rest(&y, 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn only_misspelled_names_are_known_to_be_wrong() {
        for (name, expected) in [
            ("navigater", Some("navigator")),
            ("localstorage", Some("localStorage")),
            ("docuemnt", Some("document")),
            ("consol", Some("console")),
            ("navigator", None),
            ("navigators", None),
            ("myApp", None),
            ("configuration", None),
            ("Chart", None),
            ("locatio", Some("location")),
        ] {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}
