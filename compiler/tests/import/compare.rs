//! The comparison of imports with the original by TypeScript: small packages that the tools of the repository install, and
//! declarations with a planted difference.

use std::path::Path;

use jsic::import::{Comparison, import_and_compare, read_facts};

use crate::extract::{folder, request};

/// What TypeScript says about the import of a package or file.
fn compared(source: &str, folder: &Path) -> Comparison {
    let request = request(source, folder, "typescript6");
    let facts = read_facts(&request).expect("facts");
    let imported = import_and_compare(&facts, "./api.js", "", None, &request);
    let imported = imported.expect("an interface");
    let comparison = imported.comparison.expect("a comparison");
    assert_eq!(comparison.tally.members, imported.tally.members);
    assert!(comparison.tally.without_loss <= imported.tally.without_loss);
    comparison
}

#[test]
fn members_of_small_packages_are_those_of_typescript() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/web");
    let web = web.canonicalize().expect("the folder of the tools");
    for (package, least) in [("picocolors", 40), ("nanoid", 4)] {
        let comparison = compared(package, &web);
        let tally = comparison.tally;
        assert!(tally.members >= least, "{package}: {tally}");
        assert!(comparison.denied.is_empty(), "{package}: {comparison:#?}");
        assert!(comparison.same > 0, "{package}: {comparison:#?}");
    }
}

#[test]
fn differences_are_those_that_a_mapping_explains() {
    let text = "
        export interface Page<T> { items: readonly T[]; next?: Page<T>; at: Date | undefined }
        export declare class Shelf {
          constructor(name: string, size?: number);
          readonly pages: Map<string, Page<number>>;
          find(name: string): Page<string> | undefined;
          take(what: Page<string> | Page<number>): this;
          wait(): PromiseLike<void>;
        }
        export declare function shelf(of: Iterable<string> | string[]): Shelf;
        export declare function nothing(key: null): string;
    ";
    let folder = folder(&[("api.d.ts", text)]);
    let comparison = compared("api.d.ts", folder.path());
    let names: Vec<&str> = comparison.mappings.keys().map(String::as_str).collect();
    for name in ["absent values", "lists", "promises"] {
        assert!(names.contains(&name), "{comparison:#?}");
    }
    // the importer has no word about it, and TypeScript does not agree
    let denied: Vec<&str> = comparison
        .denied
        .iter()
        .map(|it| it.place.as_str())
        .collect();
    assert_eq!(denied, ["Api.nothing"], "{comparison:#?}");
}
