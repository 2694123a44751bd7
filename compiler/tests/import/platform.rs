//! The modules of the platform in the crate `jsi-web` are what the packages of the lock file make: `cargo xtask platform` renews them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jsic::import::platform::{PlatformModule, PlatformSources, platform};

use crate::extract::installed;
use crate::golden::compare;
use crate::webidl::webref;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web")
}

fn modules() -> Vec<PlatformModule> {
    let (files, events) = webref();
    let compat = fs::read_to_string(installed("@mdn/browser-compat-data").join("data.json"));
    let modules = platform(&PlatformSources {
        files: &files,
        events: &events,
        compat: &compat.expect("@mdn/browser-compat-data"),
    });
    modules.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_modules_are_those_of_the_packages() {
    let modules = modules();
    let mut expected = BTreeSet::new();
    let mut list = String::from(
        "//! The list of modules, written by `cargo xtask platform`.\n\n/// Each module with its text, sorted by name.\n#[rustfmt::skip]\npub(crate) const MODULES: &[(&str, &str)] = &[\n",
    );
    for module in &modules {
        let file = format!("{}.jsi", module.name.replace(':', "_"));
        compare(&folder().join("modules").join(&file), &module.text);
        let _ = writeln!(
            list,
            "    (\"{}\", include_str!(\"../modules/{file}\")),",
            module.name
        );
        expected.insert(file);
    }
    list.push_str("];\n");
    compare(&folder().join("src/modules.rs"), &list);
    for file in fs::read_dir(folder().join("modules")).expect("the folder of modules") {
        let file = file.expect("a file");
        let name = file.file_name().to_string_lossy().into_owned();
        if expected.contains(&name) || !name.starts_with("web_") {
            continue;
        }
        if std::env::var_os("JSI_BLESS").is_some() {
            fs::remove_file(file.path()).expect("remove the module");
        } else {
            panic!("`{name}` is no module; JSI_BLESS=1 removes it");
        }
    }
}
