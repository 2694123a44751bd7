//! JavaScript that is deep, broken or unusual: the check ends, and reports nothing that it does not know.

use crate::cases::Case;
use crate::planted::reports;

fn case(script: &str) -> Case {
    let text = "interface Api from \"./shim.js\" { run(): Void; }\n";
    Case {
        name: "hostile".to_owned(),
        files: vec![
            ("api.jsi".to_owned(), text.to_owned()),
            ("shim.js".to_owned(), script.to_owned()),
        ],
    }
}

#[test]
fn deep_text_is_not_followed() {
    for count in [2_000, 20_000, 200_000] {
        let all = [
            format!(
                "export const a = {}1{};",
                "(".repeat(count),
                ")".repeat(count)
            ),
            format!("export const a = {};", vec!["1"; count].join("+")),
            format!("export const a = {}1;", "!".repeat(count)),
            format!("export const a = {}1;", "x=>".repeat(count)),
            format!("export const a = x{};", ".a".repeat(count)),
            format!("export const a = x{};", "()".repeat(count)),
            format!("{}{}", "{".repeat(count), "}".repeat(count)),
            format!("{};", "if (a); else ".repeat(count.min(20_000))),
            format!("{};", "a: ".repeat(count.min(20_000))),
            format!(
                "export const a = {}1{};",
                "[".repeat(count),
                "]".repeat(count)
            ),
            format!(
                "export const a = {}1{};",
                "{a:".repeat(count),
                "}".repeat(count)
            ),
            format!(
                "export class A extends {}B{} {{}}",
                "(".repeat(count),
                ")".repeat(count)
            ),
        ];
        for text in all {
            let found = reports(&case(&text));
            assert!(found.len() <= 1, "{found:?}");
        }
    }
}

#[test]
fn broken_text_is_not_reported() {
    for text in [
        "export function (",
        "export { run } from",
        "\u{0}\u{1}",
        "<html",
        "export default",
        "import run from './shim.js'; export { run } ; export * from './shim.js'; let a = ;",
        "#!/usr/bin/env node\nexport const { ...run } = globalThis.a;",
        "module.exports = module.exports; exports = exports;",
        "export { run } from './shim.js';",
        "export * from './shim.js'; export * from './shim.js'; export * from 'x';",
        "const a = b, b = a; export { a as run };",
        "class A extends A {} export const run = A.run;",
        "export const run = () => {}; run.run = run;",
        "eval('a'); export {};",
        "with (a) { run(); } module.exports = b;",
    ] {
        assert_eq!(reports(&case(text)), Vec::<String>::new(), "{text}");
    }
}
