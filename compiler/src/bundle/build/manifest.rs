//! The `package.json` of a package: the facts of the crate, where Node and bundlers find the files, and what the table
//! `package.metadata.npm` of the manifest adds.

use std::fs;
use std::path::Path;

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Value, json};

use super::cargo::Crate;
use super::error::BuildError;

/// A JSON object whose keys stay in order: of the conditions in `exports`, the first that holds decides.
#[derive(Debug, Default, Clone, PartialEq)]
struct Ordered(Vec<(String, Field)>);

#[derive(Debug, Clone, PartialEq)]
enum Field {
    Value(Value),
    Ordered(Ordered),
}

impl From<Value> for Field {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Field {
    fn from(value: &str) -> Self {
        Self::Value(json!(value))
    }
}

impl From<Ordered> for Field {
    fn from(value: Ordered) -> Self {
        Self::Ordered(value)
    }
}

impl Ordered {
    /// Sets a field, at its old place if there is one.
    fn set(&mut self, key: &str, value: impl Into<Field>) {
        let value = value.into();
        match self.0.iter_mut().find(|it| it.0 == key) {
            Some(field) => field.1 = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }
}

impl Serialize for Ordered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            match value {
                Field::Value(value) => map.serialize_entry(key, value)?,
                Field::Ordered(value) => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

/// The tables of a project's own `package.json` that name the packages of a program.
const DEPENDENCIES: [&str; 3] = ["dependencies", "peerDependencies", "optionalDependencies"];

/// The text of `package.json`, and the npm packages that the program imports and no table of dependencies has.
pub(super) struct Manifest {
    pub(super) text: String,
    pub(super) unlisted: Vec<String>,
}

/// Makes it for the files that begin with `name`. `imports` are what the JavaScript of the package imports.
pub(super) fn manifest(
    krate: &Crate,
    name: &str,
    commonjs: bool,
    imports: &[String],
) -> Result<Manifest, BuildError> {
    let package = &krate.package;
    let mut all = Ordered::default();
    all.set("name", package.name.as_str());
    all.set("version", package.version.as_str());
    for (key, value) in [
        ("description", &package.description),
        ("homepage", &package.homepage),
        // npm has the same expressions
        ("license", &package.license),
    ] {
        if let Some(value) = value {
            all.set(key, value.as_str());
        }
    }
    if let Some(url) = &package.repository {
        all.set("repository", json!({ "type": "git", "url": url }));
    }
    if !package.keywords.is_empty() {
        all.set("keywords", json!(package.keywords));
    }
    if let Some((author, others)) = package.authors.split_first() {
        all.set("author", author.as_str());
        if !others.is_empty() {
            all.set("contributors", json!(others));
        }
    }
    all.set("type", "module");
    if commonjs {
        all.set("main", json!(format!("./{name}.cjs")));
    }
    all.set("module", json!(format!("./{name}.js")));
    all.set("types", json!(format!("./{name}.d.ts")));
    all.set("exports", exports(name, commonjs));
    let mut unlisted = dependencies(krate, imports, &mut all)?;
    let more = krate.npm()?;
    let is_listed = |it: &String| {
        let mut tables = DEPENDENCIES.iter().filter_map(|table| more.get(*table));
        tables.any(|table| table.get(it).is_some())
    };
    unlisted.retain(|it| !is_listed(it));
    for (key, value) in more {
        all.set(&key, value);
    }
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    Ok(Manifest {
        text: format!("{text}\n"),
        unlisted,
    })
}

/// Node and workers get the files that start the program by themselves; bundlers and pages get the other one.
fn exports(name: &str, commonjs: bool) -> Ordered {
    // TypeScript reads the types before anything else
    let file = |types: &str, file: &str| {
        let mut both = Ordered::default();
        both.set("types", json!(format!("./{name}.{types}")));
        both.set("default", json!(format!("./{name}.{file}")));
        both
    };
    let mut main = Ordered::default();
    // before Node, whose modules these workers may have, too
    main.set("workerd", file("d.ts", "workerd.js"));
    if commonjs {
        let mut node = Ordered::default();
        node.set("import", file("d.ts", "node.js"));
        node.set("require", file("d.cts", "cjs"));
        main.set("node", node);
        // Jest with a page of its own is neither Node nor a bundler
        main.set("require", file("d.cts", "cjs"));
    } else {
        main.set("node", file("d.ts", "node.js"));
    }
    main.0.extend(file("d.ts", "js").0);
    let wasm = format!("./{name}_bg.wasm");
    let mut all = Ordered::default();
    all.set(".", main);
    all.set(&wasm, wasm.as_str());
    all.set("./package.json", "./package.json");
    all
}

/// Copies the versions of the packages that are imported from the project's own `package.json`; returns the others.
fn dependencies(
    krate: &Crate,
    imports: &[String],
    all: &mut Ordered,
) -> Result<Vec<String>, BuildError> {
    let own = read(&krate.folder.join("package.json"))?;
    let mut packages: Vec<String> = imports.iter().filter_map(|it| package_of(it)).collect();
    packages.sort();
    packages.dedup();
    for table in DEPENDENCIES {
        let mut found = Ordered::default();
        packages.retain(|package| {
            let version = own.get(table).and_then(|it| it.get(package));
            if let Some(version) = version {
                found.set(package, version.clone());
            }
            version.is_none()
        });
        if !found.0.is_empty() {
            all.set(table, found);
        }
    }
    Ok(packages)
}

/// The package of npm in a specifier: not an address, a file, a module of Node, or an import of the package itself.
fn package_of(specifier: &str) -> Option<String> {
    if specifier.contains(':') || specifier.starts_with(['.', '/', '#']) {
        return None;
    }
    let parts = if specifier.starts_with('@') { 2 } else { 1 };
    let parts: Vec<&str> = specifier.split('/').take(parts).collect();
    Some(parts.join("/"))
}

fn read(path: &Path) -> Result<Value, BuildError> {
    if !path.is_file() {
        return Ok(Value::Null);
    }
    let wrong = |reason: String| BuildError::Manifest {
        file: path.display().to_string(),
        reason,
    };
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| wrong(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifiers_name_packages() {
        let package = |specifier| package_of(specifier);
        assert_eq!(package("chart.js/auto").as_deref(), Some("chart.js"));
        assert_eq!(package("@a/b/c.js").as_deref(), Some("@a/b"));
        for other in ["node:fs", "https://example.org/a.js", "./a.js", "#own"] {
            assert_eq!(package(other), None, "{other}");
        }
    }

    #[test]
    fn node_has_files_of_its_own() {
        let json = |it| serde_json::to_value(it).unwrap_or_default();
        let with = json(exports("app", true));
        let without = json(exports("app", false));
        let text = serde_json::to_string(&exports("app", true)).unwrap_or_default();
        // `default` is the last condition, and those before it have one inside
        let place = |key: &str| text.find(&format!("\"{key}\":"));
        let default = text.find("\"default\":\"./app.js\"");
        assert!(place("workerd").is_some() && default.is_some(), "{text}");
        assert!(place("workerd") < place("node"), "{text}");
        assert!(place("node") < default, "{text}");
        assert!(text.rfind("\"require\"") < default, "{text}");
        let at = |value: &Value, path: &str| {
            value
                .pointer(path)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        for (path, file) in [
            ("/./node/import/default", "./app.node.js"),
            ("/./node/import/types", "./app.d.ts"),
            ("/./node/require/default", "./app.cjs"),
            ("/./node/require/types", "./app.d.cts"),
            ("/./require/default", "./app.cjs"),
            ("/./types", "./app.d.ts"),
            ("/./default", "./app.js"),
        ] {
            assert_eq!(at(&with, path).as_deref(), Some(file), "{path}");
        }
        assert_eq!(
            at(&without, "/./node/default").as_deref(),
            Some("./app.node.js")
        );
        assert_eq!(at(&without, "/./require/default"), None);
    }
}
