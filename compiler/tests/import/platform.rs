//! The modules of the platform in the crate `jsi-web`, and the table of the documentation, are what the packages of the lock file make:
//! `cargo xtask platform` renews them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jsic::import::platform::{PlatformModule, PlatformSources, language, platform};
use jsic::import::{Request, Tally, read_facts};

use crate::extract::installed;
use crate::golden::compare;
use crate::webidl::webref;

/// What the names of modules begin with.
const SCOPES: [&str; 2] = ["es:", "web:"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web")
}

fn modules() -> Vec<PlatformModule> {
    let (files, events) = webref();
    let compat = fs::read_to_string(installed("@mdn/browser-compat-data").join("data.json"));
    let compat = compat.expect("@mdn/browser-compat-data");
    let facts = read_facts(&Request {
        source: "es:".to_owned(),
        folder: folder(),
        typescript: Some(installed("typescript6")),
        only: None,
        depth: u32::MAX - 1,
        limit: 60_000,
    });
    let facts = facts.expect("the facts of the language");
    let mut modules = language(facts, &compat).unwrap_or_else(|error| panic!("{error}"));
    let web = platform(&PlatformSources {
        files: &files,
        events: &events,
        compat: &compat,
    });
    modules.extend(web.unwrap_or_else(|error| panic!("{error}")));
    modules
}

/// The share of the members that a bar is about.
fn percent(count: usize, tally: &Tally) -> f64 {
    100.0 * count as f64 / tally.members.max(1) as f64
}

/// The counts of all modules of a scope, such as `web:`.
fn sum(modules: &[PlatformModule], scope: &str) -> Tally {
    let of_scope = modules.iter().filter(|it| it.name.starts_with(scope));
    of_scope.fold(Tally::default(), |all, it| Tally {
        members: all.members + it.tally.members,
        without_loss: all.without_loss + it.tally.without_loss,
        with_loss: all.with_loss + it.tally.with_loss,
        left_out: all.left_out + it.tally.left_out,
    })
}

/// The table of the documentation.
fn table(modules: &[PlatformModule]) -> String {
    let mut text = String::from(
        "| module | members | without loss | with loss | left out | without loss, % | in the module, % |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut row = |name: &str, it: &Tally| {
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {:.1} | {:.1} |",
            it.members,
            it.without_loss,
            it.with_loss,
            it.left_out,
            percent(it.without_loss, it),
            percent(it.without_loss + it.with_loss, it),
        );
    };
    for it in modules {
        row(&format!("`{}`", it.name), &it.tally);
    }
    for scope in SCOPES {
        row(&format!("**all of `{scope}`**"), &sum(modules, scope));
    }
    text
}

/// Compares the part of a page that is made.
fn compare_page(table: &str) {
    const BEGIN: &str = "<!-- what follows is made by `cargo xtask platform` -->";
    const END: &str = "<!-- up to here -->";
    let page = folder().join("../docs/src/reference/platform.md");
    let text = fs::read_to_string(&page).expect("the page");
    let (before, rest) = text.split_once(BEGIN).expect("the begin of the table");
    let (_, after) = rest.split_once(END).expect("the end of the table");
    compare(&page, &format!("{before}{BEGIN}\n\n{table}\n{END}{after}"));
}

#[test]
fn the_modules_are_those_of_the_packages() {
    let modules = modules();
    compare_page(&table(&modules));
    for scope in SCOPES {
        let all = sum(&modules, scope);
        let (whole, any) = (all.without_loss, all.without_loss + all.with_loss);
        assert!(percent(whole, &all) >= 92.0, "{scope} {all}");
        assert!(percent(any, &all) >= 98.0, "{scope} {all}");
    }
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
        let is_module = name.starts_with("web_") || name.starts_with("es_");
        if expected.contains(&name) || !is_module {
            continue;
        }
        if std::env::var_os("JSI_BLESS").is_some() {
            fs::remove_file(file.path()).expect("remove the module");
        } else {
            panic!("`{name}` is no module; JSI_BLESS=1 removes it");
        }
    }
}
