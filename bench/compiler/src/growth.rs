//! How the instructions of our compiler grow on inputs where an algorithm could be quadratic. No counts are stored, so the test
//! works with every version of Rust.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use crate::callgrind::count;

/// The number of repetitions of an input, and eight times as many.
const FEW: usize = 100;
const MANY: usize = 800;
/// The accepted factor: eight for linear growth, and some margin for sorting.
const ROOM: u64 = 12;

type Input = (&'static str, fn(usize) -> String);

const INPUTS: [Input; 2] = [("names", names), ("mistakes in one line", mistakes)];

/// Whether none grows too fast.
pub fn growth(jsic: &str, folder: &Path) -> io::Result<bool> {
    let checked = |text: &str| {
        let file = folder.join("growth.jsi");
        std::fs::write(&file, text)?;
        count(jsic, &["check", &file.to_string_lossy()], folder)
    };
    let start = checked("")?;
    let mut fine = true;
    for (what, make) in INPUTS {
        let few = checked(&make(FEW))?.saturating_sub(start);
        let many = checked(&make(MANY))?.saturating_sub(start);
        let grown = many as f64 / few as f64;
        println!(
            "jsic check, {FEW} and {MANY} {what}: {few} and {many} instructions, {grown:.1} times"
        );
        if many > few * ROOM {
            fine = false;
            println!("that is more than {ROOM} times, for eight times the input");
        }
    }
    Ok(fine)
}

/// Records, aliases and classes, each of which names the next.
fn names(count: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        let next = n + 1;
        let _ = writeln!(
            text,
            "record R{n} {{ x: Number; next: Array<R{next}>; }} type A{n} = A{next}?; class C{n} extends C{next} {{ m{n}(): R{n}; }}"
        );
    }
    text
}

/// Several mistakes a member, all of them on one line.
fn mistakes(count: usize) -> String {
    let mut text = "interface I from \"i\" {".to_owned();
    for n in 0..count {
        let _ = write!(
            text,
            "same(a: Unknown{n}, a?: i64, b: Promise<Array<i32>>): Void;"
        );
    }
    text + "}"
}
