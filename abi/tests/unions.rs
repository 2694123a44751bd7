//! The guide's table of pairs of members is that of `Sort`. `JSI_BLESS=1` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use jsi_abi::Sort;

const BEGIN: &str = "<!-- sorts: begin -->\n";
const END: &str = "<!-- sorts: end -->";

#[test]
fn the_guide_has_every_pair_of_sorts() {
    let mut table = String::from("|");
    for number in 1..=Sort::ALL.len() {
        write!(table, " | {number}").expect("a text");
    }
    table.push_str(" |\n|---");
    table.push_str(&"|---".repeat(Sort::ALL.len()));
    table.push_str("|\n");
    for (number, sort) in (1..).zip(Sort::ALL) {
        write!(table, "| {number}: {}", sort.types()).expect("a text");
        for other in Sort::ALL {
            write!(table, " | {}", sort.apart(*other).about()).expect("a text");
        }
        table.push_str(" |\n");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/src/guide/unions.md");
    let text = fs::read_to_string(&path).expect("a readable file");
    let (before, rest) = text.split_once(BEGIN).expect("where the table begins");
    let (found, after) = rest.split_once(END).expect("where the table ends");
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&path, [before, BEGIN, &table, END, after].concat()).expect("a writable file");
    } else {
        assert_eq!(found, table, "run the test with JSI_BLESS=1");
    }
}
