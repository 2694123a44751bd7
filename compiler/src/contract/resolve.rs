//! From the specifier of an import to a file, as Node and bundlers find it: relative paths, and packages in `node_modules` by the
//! `exports`, `module` and `main` of their `package.json`.

use std::path::Path;

use jsi_idl::resolve::{Loader, path};
use serde_json::{Map, Value};

use super::facts::Request;

/// Whose conditions decide between the files of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Platform {
    /// A bundler, for a page.
    Browser,
    Node,
}

impl Platform {
    /// All of them.
    pub(super) const ALL: [Self; 2] = [Self::Browser, Self::Node];

    fn accepts(self, condition: &str, is_require: bool) -> bool {
        match condition {
            "default" => true,
            "import" => !is_require,
            "require" => is_require,
            "browser" | "module" | "production" => self == Self::Browser,
            "node" | "module-sync" => self == Self::Node,
            _ => false,
        }
    }
}

/// Who asks: the platform, and whether it is by `require`.
#[derive(Debug, Clone, Copy)]
struct Conditions {
    platform: Platform,
    is_require: bool,
}

impl Conditions {
    /// The fields with the main file, the first one first.
    fn fields(self) -> &'static [&'static str] {
        match (self.platform, self.is_require) {
            (Platform::Browser, false) => &["browser", "module", "main"],
            (Platform::Browser, true) => &["browser", "main"],
            (Platform::Node, _) => &["main"],
        }
    }
}

/// The file that a request in a file names, if it is found.
pub(super) fn resolve(
    loader: &dyn Loader,
    from: &str,
    request: &Request,
    platform: Platform,
) -> Option<String> {
    let conditions = Conditions {
        platform,
        is_require: request.is_require,
    };
    find(loader, from, &request.specifier, conditions)
}

fn find(
    loader: &dyn Loader,
    from: &str,
    specifier: &str,
    conditions: Conditions,
) -> Option<String> {
    if path::is_relative(specifier) || specifier == "." || specifier == ".." {
        let file = specifier.split(['?', '#']).next().unwrap_or_default();
        return complete(loader, &path::join(from, file));
    }
    if specifier.starts_with('/') || specifier.contains(':') {
        return None;
    }
    if specifier.starts_with('#') {
        return internal(loader, from, specifier, conditions);
    }
    let (name, rest) = split(specifier)?;
    let folder = package(loader, from, name)?;
    in_package(loader, &folder, rest, conditions)
}

/// The name of a package, and the path in it, which is empty or begins with `/`.
pub(super) fn split(specifier: &str) -> Option<(&str, &str)> {
    let skipped = if specifier.starts_with('@') {
        specifier.find('/')? + 1
    } else {
        0
    };
    let end = specifier.get(skipped..)?.find('/');
    let end = end.map_or(specifier.len(), |end| skipped + end);
    Some((specifier.get(..end)?, specifier.get(end..)?))
}

/// The folder of a package, searched from a file upwards.
pub(super) fn package(loader: &dyn Loader, from: &str, name: &str) -> Option<String> {
    for folder in folders(from) {
        if folder == "node_modules" || folder.ends_with("/node_modules") {
            continue;
        }
        let found = match folder.as_str() {
            "" => format!("node_modules/{name}"),
            "/" => format!("/node_modules/{name}"),
            folder => format!("{folder}/node_modules/{name}"),
        };
        if loader.exists(&format!("{found}/package.json")) {
            return Some(real(loader, found));
        }
    }
    None
}

/// The folder that a package manager links to, so that the packages beside it are found.
fn real(loader: &dyn Loader, folder: String) -> String {
    let real = Path::new(&folder).canonicalize().ok();
    let real = real.and_then(|it| it.into_os_string().into_string().ok());
    let linked = Path::new(&folder)
        .symlink_metadata()
        .is_ok_and(|it| it.file_type().is_symlink());
    match real {
        Some(real) if linked && loader.exists(&format!("{real}/package.json")) => real,
        _ => folder,
    }
}

/// The folder of a file and the folders above it. A relative path goes on above the current folder.
fn folders(file: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = file;
    while let Some(end) = rest.rfind('/') {
        rest = rest.get(..end).unwrap_or_default();
        found.push(if rest.is_empty() { "/" } else { rest }.to_owned());
    }
    if !file.starts_with('/') {
        let above = std::env::current_dir().map_or(0, |it| it.ancestors().count());
        found.push(String::new());
        let mut up = String::from("..");
        for _ in 1..above {
            found.push(up.clone());
            up.push_str("/..");
        }
    }
    found
}

pub(super) fn manifest(loader: &dyn Loader, folder: &str) -> Option<Map<String, Value>> {
    let content = loader.read(&format!("{folder}/package.json"))?;
    match serde_json::from_slice(&content).ok()? {
        Value::Object(it) => Some(it),
        _ => None,
    }
}

fn in_package(
    loader: &dyn Loader,
    folder: &str,
    rest: &str,
    conditions: Conditions,
) -> Option<String> {
    let manifest = manifest(loader, folder)?;
    let inside = |target: &str| {
        let joined = path::normalize(&format!("{folder}/{target}"));
        joined.starts_with(folder).then_some(joined)
    };
    if let Some(exports) = manifest.get("exports").filter(|it| !it.is_null()) {
        let target = exported(exports, &format!(".{rest}"), conditions)?;
        return inside(&target).filter(|file| loader.exists(file));
    }
    if !rest.is_empty() {
        return complete(loader, &inside(rest)?);
    }
    let mut fields = conditions.fields().iter();
    let main = fields.find_map(|field| manifest.get(*field)?.as_str());
    match main
        .and_then(inside)
        .and_then(|file| complete(loader, &file))
    {
        Some(found) => Some(found),
        None => complete(loader, &format!("{folder}/index")),
    }
}

/// `#name` of the package around a file.
fn internal(
    loader: &dyn Loader,
    from: &str,
    specifier: &str,
    conditions: Conditions,
) -> Option<String> {
    for folder in folders(from) {
        let Some(manifest) = manifest(loader, &folder) else {
            continue;
        };
        let target = exported(manifest.get("imports")?, specifier, conditions)?;
        if target.starts_with('.') {
            let file = path::normalize(&format!("{folder}/{target}"));
            return loader.exists(&file).then_some(file);
        }
        return find(
            loader,
            &format!("{folder}/package.json"),
            &target,
            conditions,
        );
    }
    None
}

/// The target of a path in a field `exports` or `imports`.
fn exported(exports: &Value, wanted: &str, conditions: Conditions) -> Option<String> {
    let (target, middle) = entry(exports, wanted)?;
    chosen(target, conditions, middle)
}

/// The targets of a path in such a field, and what the star stands for.
pub(super) fn entry<'v>(exports: &'v Value, wanted: &'v str) -> Option<(&'v Value, &'v str)> {
    let map = match exports {
        Value::Object(map) if map.keys().any(|key| key.starts_with(['.', '#'])) => map,
        _ => return (wanted == ".").then_some((exports, "")),
    };
    if let Some(target) = map.get(wanted) {
        return Some((target, ""));
    }
    // the longest text before the star is the best match
    let patterns = map.iter().filter_map(|(key, target)| {
        let (before, after) = key.split_once('*')?;
        let middle = wanted.strip_prefix(before)?.strip_suffix(after)?;
        (!middle.is_empty()).then_some((before.len(), middle, target))
    });
    let (_, middle, target) = patterns.max_by_key(|(length, ..)| *length)?;
    Some((target, middle))
}

/// The first target whose conditions hold. The order of conditions is that of the file, which a map of JSON does not keep, so it is
/// taken from the most special to the most general one.
fn chosen(target: &Value, conditions: Conditions, middle: &str) -> Option<String> {
    match target {
        Value::String(text) => Some(text.replace('*', middle)),
        Value::Array(all) => all.iter().find_map(|it| chosen(it, conditions, middle)),
        Value::Object(map) => ORDER
            .iter()
            .filter(|condition| {
                conditions
                    .platform
                    .accepts(condition, conditions.is_require)
            })
            .filter_map(|condition| map.get(*condition))
            .find_map(|it| chosen(it, conditions, middle)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// The conditions, as packages order them.
const ORDER: [&str; 8] = [
    "node",
    "browser",
    "production",
    "module-sync",
    "module",
    "import",
    "require",
    "default",
];

/// A file as it is named, with an extension, or as a folder with an index.
fn complete(loader: &dyn Loader, file: &str) -> Option<String> {
    let forms = [
        "",
        ".js",
        ".mjs",
        ".cjs",
        "/index.js",
        "/index.mjs",
        "/index.cjs",
    ];
    let mut files = forms.iter().map(|end| format!("{file}{end}"));
    let found = files.find(|it| loader.exists(it));
    // `./x.js` in TypeScript is written for `./x.ts`
    found.or_else(|| {
        let stem = file.strip_suffix(".js").unwrap_or(file);
        let source = format!("{stem}.ts");
        loader.exists(&source).then_some(source)
    })
}

#[cfg(test)]
mod tests {
    use jsi_idl::resolve::MemoryLoader;

    use super::*;

    #[test]
    fn packages_are_found_by_their_manifests() {
        let files = MemoryLoader::new()
            .with("node_modules/a/package.json", r#"{"main": "lib/a", "module": "a.mjs"}"#)
            .with("node_modules/a/lib/a.js", "")
            .with("node_modules/a/a.mjs", "")
            .with(
                "node_modules/@s/b/package.json",
                r##"{"exports": {".": {"types": "./b.d.ts", "browser": "./web.js", "import": "./b.js"},
                    "./f/*": "./x/*.js", "./none": null, "./only": {"require": "./b.cjs"}},
                    "imports": {"#own": "./x/own.js"}}"##,
            )
            .with("node_modules/@s/b/b.js", "")
            .with("node_modules/@s/b/web.js", "")
            .with("node_modules/@s/b/x/y.js", "")
            .with("node_modules/@s/b/x/own.js", "")
            .with("src/node_modules/c/package.json", "{}")
            .with("src/node_modules/c/index.js", "")
            .with("src/x.js", "")
            .with("src/d/index.js", "");
        let found = |from: &str, specifier: &str, platform| {
            let request = Request {
                specifier: specifier.to_owned(),
                is_require: false,
            };
            resolve(&files, from, &request, platform)
        };
        for (from, specifier, browser, node) in [
            (
                "src/a.jsi",
                "a",
                Some("node_modules/a/a.mjs"),
                Some("node_modules/a/lib/a.js"),
            ),
            (
                "a.jsi",
                "@s/b",
                Some("node_modules/@s/b/web.js"),
                Some("node_modules/@s/b/b.js"),
            ),
            (
                "a.jsi",
                "@s/b/f/y",
                Some("node_modules/@s/b/x/y.js"),
                Some("node_modules/@s/b/x/y.js"),
            ),
            ("a.jsi", "@s/b/none", None, None),
            ("a.jsi", "@s/b/only", None, None),
            ("a.jsi", "@s/b/b.js", None, None),
            (
                "node_modules/@s/b/b.js",
                "#own",
                Some("node_modules/@s/b/x/own.js"),
                Some("node_modules/@s/b/x/own.js"),
            ),
            (
                "src/a.jsi",
                "c",
                Some("src/node_modules/c/index.js"),
                Some("src/node_modules/c/index.js"),
            ),
            ("a.jsi", "c", None, None),
            (
                "src/a.jsi",
                "./x.js?raw",
                Some("src/x.js"),
                Some("src/x.js"),
            ),
            ("src/a.jsi", "./x", Some("src/x.js"), Some("src/x.js")),
            (
                "src/a.jsi",
                "./d",
                Some("src/d/index.js"),
                Some("src/d/index.js"),
            ),
            ("src/a.jsi", "node:fs", None, None),
            ("src/a.jsi", "https://example.org/a.js", None, None),
        ] {
            assert_eq!(
                found(from, specifier, Platform::Browser).as_deref(),
                browser,
                "{specifier}"
            );
            assert_eq!(
                found(from, specifier, Platform::Node).as_deref(),
                node,
                "{specifier}"
            );
        }
    }
}
