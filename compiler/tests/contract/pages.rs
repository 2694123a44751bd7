//! The pages of the codes: what their examples report, and that the corrected ones report nothing.

use jsi_idl::diagnostics::Code;

use crate::cases::{Case, blocks};
use crate::planted::reports;

#[test]
fn pages_show_their_code_and_a_correction() {
    for code in [
        Code::JSI0501,
        Code::JSI0502,
        Code::JSI0503,
        Code::JSI0504,
        Code::JSI0505,
    ] {
        let files = blocks(code.explanation());
        let scripts = files.iter().filter(|(path, _)| path.ends_with(".js"));
        let scripts: Vec<_> = scripts.cloned().collect();
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".jsi")) {
            let mut case = Case {
                name: format!("{code} {path}"),
                files: vec![(path.clone(), text.clone())],
            };
            case.files.extend(scripts.clone());
            let found = reports(&case);
            match path.as_str() {
                "api.jsi" => {
                    let is_it = found.len() == 1 && found[0].contains(&format!(" {code} "));
                    assert!(is_it, "{code}: {found:?}");
                }
                _ => assert_eq!(found, Vec::<String>::new(), "{code} {path}"),
            }
        }
    }
}
