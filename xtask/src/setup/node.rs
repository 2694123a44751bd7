//! Node.js: runs the programs, the harness and the bundlers. It is only searched for, never installed.

use crate::failure::{Failure, Result};
use crate::run::output_of;

/// The first version that loads ES modules through `require`, which wasm-bindgen's output needs.
const OLDEST: (u32, u32) = (20, 19);

pub fn ready() -> Option<String> {
    let found = version()?;
    (parse(&found)? >= OLDEST).then_some(found)
}

pub fn install() -> Result<String> {
    let (major, minor) = OLDEST;
    let what = match version() {
        Some(found) => format!("Node.js is {found}, and {major}.{minor} or newer is needed"),
        None => format!("Node.js {major}.{minor} or newer is needed, and `node` is not in PATH"),
    };
    Err(Failure::new(
        what,
        "install a current Node.js with its npm, then run the command again",
    ))
}

fn version() -> Option<String> {
    output_of("node", &["--version"])
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(parse("v20.20.2") >= Some(OLDEST));
        assert!(parse("v100.0.0") >= Some(OLDEST));
        assert!(parse("v20.9.0") < Some(OLDEST));
        assert_eq!(parse("20.20"), None);
    }
}
