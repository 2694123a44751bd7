//! What surrounds the command: completions of shells, pages for man, the schema and the documentation of `jsic.toml`, the hooks of
//! pre-commit and the action of GitHub.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsi_idl::diagnostics::{Code, LintLevel};
use serde_json::Value;

use super::ran::{folder, run};

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = run(folder(&[]).path(), &["--help"]).out;
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let names = list.lines().filter_map(|it| it.split_whitespace().next());
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.len() > 8, "{names:?}");
    names
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[test]
fn completions_know_every_command() {
    let folder = folder(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(folder.path(), &["completions", shell]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for name in commands()
            .iter()
            .map(String::as_str)
            .chain(["--message-format"])
        {
            let name = if shell == "fish" {
                name.trim_start_matches('-')
            } else {
                name
            };
            assert!(ran.out.contains(name), "{shell}: {name}");
        }
    }
    assert_eq!(run(folder.path(), &["completions", "tcsh"]).code, 2);
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_and_options() {
    let folder = folder(&[]);
    let script = run(folder.path(), &["completions", "bash"]).out;
    let complete = |words: &str, last: usize| {
        let ask = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={last}; _jsic jsic \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last} - 1]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &ask]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(complete("jsic expl", 1), "explain\n");
    assert_eq!(complete("jsic new --temp", 2), "--template\n");
    assert_eq!(complete("jsic new --template page-", 3), "page-trunk\n");
}

#[test]
fn man_has_a_page_of_every_command() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["man", "--out", "share/man1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page =
        |name: &str| fs::read_to_string(folder.path().join("share/man1").join(name)).unwrap();
    for name in commands() {
        let page = page(&format!("jsic-{name}.1"));
        assert!(page.contains(".TH"), "{name}");
        assert!(
            page.contains("Exit codes") || page.contains("EXTRA"),
            "{name}"
        );
    }
    assert!(page("jsic.1").contains("explain"));
    fs::write(folder.path().join("file"), "").unwrap();
    let ran = run(folder.path(), &["man", "--out", "file"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("error: cannot write `file`: "),
        "{}",
        ran.err
    );
}

#[test]
fn the_schema_is_up_to_date() {
    let text = run(folder(&[]).path(), &["schema"]).out;
    let path = repository("docs/src/reference/jsic.schema.json");
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let current = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert_eq!(current, text, "JSI_BLESS=1 renews it");
}

#[test]
fn the_schema_permits_what_the_command_accepts() {
    let schema: Value = serde_json::from_str(&run(folder(&[]).path(), &["schema"]).out).unwrap();
    let lints = schema["properties"]["lints"]["properties"]
        .as_object()
        .unwrap();
    assert_eq!(lints.len(), Code::lints().count() * 2);
    for (name, lint) in lints {
        let levels: Vec<&str> = lint["enum"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(levels, LintLevel::ALL.map(LintLevel::name));
        for level in levels {
            let toml = format!("[lints]\n{name} = \"{level}\"\n");
            let folder = folder(&[
                ("jsic.toml", &toml),
                ("a.jsi", "/// A.\ninterface A from \"a\" { }\n"),
            ]);
            let ran = run(folder.path(), &["check", "a.jsi"]);
            assert_eq!(ran.code, 0, "{name}: {}", ran.out);
        }
    }
}

#[test]
fn every_setting_is_documented() {
    let page = fs::read_to_string(repository("docs/src/reference/cli.md")).unwrap();
    let schema: Value = serde_json::from_str(&run(folder(&[]).path(), &["schema"]).out).unwrap();
    for (table, content) in schema["properties"].as_object().unwrap() {
        assert!(page.contains(&format!("[{table}]")), "{table}");
        for (name, lint) in content["properties"].as_object().unwrap() {
            let Ok(code) = name.parse::<Code>() else {
                continue;
            };
            // a row of the table of lints
            let default = lint["default"].as_str().unwrap();
            let row = page
                .lines()
                .find(|it| it.starts_with(&format!("| `{}` | [{code}]", code.name())));
            assert!(
                row.is_some_and(|it| it.contains(&format!("| {default} |"))),
                "{name}: {row:?}"
            );
        }
    }
}

#[test]
fn hooks_and_the_action_run_commands_that_exist() {
    let hooks = fs::read_to_string(repository(".pre-commit-hooks.yaml")).unwrap();
    let action = fs::read_to_string(repository("integrations/github-action/action.yml")).unwrap();
    let hooks = hooks
        .lines()
        .filter_map(|it| it.trim().strip_prefix("entry: jsic "));
    let steps = action
        .lines()
        .filter_map(|it| it.trim().strip_prefix("run: jsic "));
    let commands: Vec<String> = hooks
        .map(|it| format!("{it} a.jsi"))
        .chain(steps.map(|it| {
            it.replace("${DENY:+--deny \"$DENY\"}", "--deny warnings")
                .replace("$PATHS", "a.jsi")
        }))
        .collect();
    assert_eq!(commands.len(), 4);
    for command in commands {
        let folder = folder(&[("a.jsi", "interface A from \"a\" {\n    m(): Void;\n}\n")]);
        let words: Vec<&str> = command.split(' ').collect();
        let ran = run(folder.path(), &words);
        assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
        // each of them rejects this
        fs::write(
            folder.path().join("a.jsi"),
            "interface A from \"a\" { m(: Void; }\n",
        )
        .unwrap();
        assert_eq!(run(folder.path(), &words).code, 1, "{command}");
    }
}
