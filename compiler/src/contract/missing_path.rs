//! Paths of packages that these do not export.

use jsi_idl::resolve::{Loader, path};
use jsi_idl::source::Span;

use super::resolve::{entry, manifest, package, split};

/// A path of a package that is there and does not export it.
#[derive(Debug)]
pub(super) struct MissingPath {
    pub(super) package: String,
    /// The path, as `exports` names it: `./internal.js`.
    pub(super) path: String,
    /// The file `package.json`, and its text.
    pub(super) manifest: String,
    pub(super) text: String,
    /// Where the field `exports` begins in it.
    pub(super) exports: Option<Span>,
}

/// The path in a package that a specifier names, if the package exports no such path under any condition.
pub(super) fn missing_path(
    loader: &dyn Loader,
    from: &str,
    specifier: &str,
) -> Option<MissingPath> {
    if path::is_relative(specifier)
        || specifier.starts_with(['/', '#', '.'])
        || specifier.contains(':')
    {
        return None;
    }
    let (name, rest) = split(specifier)?;
    let folder = package(loader, from, name)?;
    let fields = manifest(loader, &folder)?;
    let path = format!(".{rest}");
    let exports = fields.get("exports").filter(|it| !it.is_null())?;
    if rest.is_empty() || entry(exports, &path).is_some() {
        return None;
    }
    let manifest = format!("{folder}/package.json");
    let text = String::from_utf8(loader.read(&manifest)?).ok()?;
    let field = "\"exports\"";
    let exports = text
        .find(field)
        .map(|at| Span::new(at as u32, (at + field.len()) as u32));
    Some(MissingPath {
        package: name.to_owned(),
        path,
        manifest,
        text,
        exports,
    })
}
