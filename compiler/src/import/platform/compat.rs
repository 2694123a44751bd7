//! What engines have, by `@mdn/browser-compat-data`: the parts of the platform that Chromium, Firefox or Node supports, and the page
//! about each.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

/// The engines of which one has to support something.
const ENGINES: [&str; 3] = ["chrome", "firefox", "nodejs"];

/// The address before the names of pages about the platform's objects.
const PAGES: &str = "https://developer.mozilla.org/docs/";

/// What is known about all interfaces.
#[derive(Debug)]
pub(super) struct Compat {
    interfaces: HashMap<String, Value>,
    /// The objects of the language.
    builtins: Value,
}

/// The parts of the data that are used.
#[derive(Deserialize)]
struct Data {
    api: HashMap<String, Value>,
    webassembly: WebAssembly,
    javascript: Language,
}

#[derive(Deserialize)]
struct Language {
    builtins: Value,
}

#[derive(Deserialize)]
struct WebAssembly {
    api: HashMap<String, Value>,
}

impl Compat {
    pub(super) fn read(text: &str) -> Result<Self, serde_json::Error> {
        let data: Data = serde_json::from_str(text)?;
        let mut interfaces = data.api;
        let all = Value::Object(data.webassembly.api.clone().into_iter().collect());
        interfaces.insert("WebAssembly".to_owned(), all);
        interfaces.extend(data.webassembly.api);
        Ok(Self {
            interfaces,
            builtins: data.javascript.builtins,
        })
    }

    /// Whether an engine has an interface.
    pub(super) fn has(&self, interface: &str) -> bool {
        self.interfaces.get(interface).is_some_and(is_supported)
    }

    /// Whether an engine has a member.
    pub(super) fn has_member(&self, interface: &str, member: &str) -> bool {
        self.member(interface, member).is_some_and(is_supported)
    }

    /// The page about an interface or member.
    pub(super) fn page(&self, interface: &str, member: Option<&str>) -> Option<String> {
        let entry = match member {
            Some(member) => self.member(interface, member)?,
            None => self.interfaces.get(interface)?,
        };
        let url = entry.get("__compat")?.get("mdn_url")?.as_str()?;
        url.starts_with(PAGES).then(|| url.to_owned())
    }

    /// Whether an engine has a global of the language, or what is below it.
    pub(super) fn has_builtin(&self, path: &[&str]) -> bool {
        self.builtin(path).is_some_and(is_supported)
    }

    /// The page about a global of the language, or what is below it.
    pub(super) fn builtin_page(&self, path: &[&str]) -> Option<String> {
        let url = self.builtin(path)?.get("__compat")?.get("mdn_url")?;
        let url = url.as_str()?;
        url.starts_with(PAGES).then(|| url.to_owned())
    }

    fn builtin(&self, path: &[&str]) -> Option<&Value> {
        let mut at = &self.builtins;
        for (index, name) in path.iter().enumerate() {
            let of_typed_arrays = || {
                // what all of them have is described once
                let is_member = index == 1 && path.first().is_some_and(|it| it.ends_with("Array"));
                self.builtins
                    .get("TypedArray")?
                    .get(name)
                    .filter(|_| is_member)
            };
            at = at.get(name).or_else(of_typed_arrays)?;
        }
        Some(at)
    }

    fn member(&self, interface: &str, member: &str) -> Option<&Value> {
        let entry = self.interfaces.get(interface);
        let of_interface = |name: &str| entry.and_then(|it| it.get(name));
        let event = member.strip_prefix("on").map(|it| format!("{it}_event"));
        of_interface(member)
            .or_else(|| of_interface(&format!("{member}_static")))
            .or_else(|| of_interface(&event?))
            // functions of every global object
            .or_else(|| {
                let is_global = is_global(interface);
                let starts_small = member.starts_with(char::is_lowercase);
                self.interfaces
                    .get(member)
                    .filter(|_| is_global && starts_small)
            })
    }
}

/// Whether the members of an interface are those of the global object.
pub(super) fn is_global(interface: &str) -> bool {
    interface == "Window" || interface.ends_with("GlobalScope")
}

/// Whether one of the engines has something, without a flag and under its own name.
fn is_supported(entry: &Value) -> bool {
    let support = entry.get("__compat").and_then(|it| it.get("support"));
    let Some(support) = support else {
        // the object that only contains others, such as a namespace
        return true;
    };
    ENGINES.iter().any(|engine| match support.get(engine) {
        Some(Value::Array(all)) => all.iter().any(is_present),
        Some(one) => is_present(one),
        None => false,
    })
}

fn is_present(support: &Value) -> bool {
    let added = match support.get("version_added") {
        Some(Value::String(version)) => version != "preview",
        Some(Value::Bool(added)) => *added,
        _ => false,
    };
    let not = ["version_removed", "flags", "prefix", "alternative_name"];
    added && !not.iter().any(|it| support.get(it).is_some())
}
