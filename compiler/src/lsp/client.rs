//! The client's capabilities. Parameters of any form are accepted; what has the wrong form counts as absent.

use std::rc::Rc;

use jsi_idl::ide::Encoding;
use serde_json::Value;

/// The capabilities of the client, and its folders.
#[derive(Debug, Clone, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Pulls diagnostics.
    pub(super) pulls: bool,
    /// Accepts requests to pull diagnostics again.
    pub(super) refreshes: bool,
    /// Accepts registrations for watched files.
    pub(super) watches: bool,
    /// Has settings that can be requested.
    pub(super) configuration: bool,
    /// Accepts registrations for changed settings.
    pub(super) registers_configuration: bool,
    /// Accepts requests to pull inlay hints again.
    pub(super) refreshes_hints: bool,
    /// Accepts requests to pull code lenses again.
    pub(super) refreshes_lenses: bool,
    /// The command of the client that shows references.
    pub(super) shows_references: Option<String>,
    /// The scheme of its addresses of pages about codes, whose texts it gets by the command `jsic.explain`.
    pub(super) explains: Option<Rc<str>>,
    /// Shows details behind the labels of completions.
    pub(super) label_details: bool,
    /// Takes the parts of a signature as offsets.
    pub(super) label_offsets: bool,
    /// Snippets in completions.
    pub(super) snippets: bool,
    /// Can show a file on request.
    pub(super) shows: bool,
    /// Accepts definitions with the range that refers to them.
    pub(super) links: bool,
    /// Accepts literal code actions (and not only commands).
    pub(super) actions: bool,
    /// Takes edits that create files.
    #[cfg(feature = "contract")]
    pub(super) creates: bool,
    /// The URIs of the open folders.
    pub(super) roots: Vec<String>,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let can = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let yes = |path: &str| can(path).and_then(Value::as_bool).unwrap_or_default();
        let encodings = can("general/positionEncodings").and_then(Value::as_array);
        let utf8 = encodings.is_some_and(|all| all.iter().any(|it| it == "utf-8"));
        Self {
            encoding: if utf8 {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            },
            pulls: can("textDocument/diagnostic").is_some_and(Value::is_object),
            refreshes: yes("workspace/diagnostics/refreshSupport"),
            watches: yes("workspace/didChangeWatchedFiles/dynamicRegistration"),
            configuration: yes("workspace/configuration"),
            registers_configuration: yes("workspace/didChangeConfiguration/dynamicRegistration"),
            refreshes_hints: yes("workspace/inlayHint/refreshSupport"),
            refreshes_lenses: yes("workspace/codeLens/refreshSupport"),
            shows_references: params
                .pointer("/initializationOptions/showReferences")
                .and_then(Value::as_str)
                .map(str::to_owned),
            explains: params
                .pointer("/initializationOptions/explain")
                .and_then(Value::as_str)
                .filter(|it| {
                    it.bytes()
                        .all(|it| it.is_ascii_alphanumeric() || it == b'-')
                })
                .map(Rc::from),
            label_details: yes("textDocument/completion/completionItem/labelDetailsSupport"),
            label_offsets: yes(
                "textDocument/signatureHelp/signatureInformation/parameterInformation/labelOffsetSupport",
            ),
            snippets: yes("textDocument/completion/completionItem/snippetSupport"),
            shows: yes("window/showDocument/support"),
            links: yes("textDocument/definition/linkSupport"),
            actions: can("textDocument/codeAction/codeActionLiteralSupport")
                .is_some_and(Value::is_object),
            #[cfg(feature = "contract")]
            creates: yes("workspace/workspaceEdit/documentChanges")
                && can("workspace/workspaceEdit/resourceOperations")
                    .and_then(Value::as_array)
                    .is_some_and(|all| all.iter().any(|it| it == "create")),
            roots: roots(params),
        }
    }
}

fn roots(params: &Value) -> Vec<String> {
    let folders = params.get("workspaceFolders").and_then(Value::as_array);
    let mut roots: Vec<String> = folders
        .into_iter()
        .flatten()
        .filter_map(|folder| Some(folder.get("uri")?.as_str()?.to_owned()))
        .collect();
    if roots.is_empty() {
        let root = params.get("rootUri").and_then(Value::as_str);
        roots.extend(root.map(str::to_owned));
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn says_what_it_can() {
        let client = Client::new(&json!({
            "capabilities": { "general": { "positionEncodings": ["utf-16", "utf-8"] } },
            "workspaceFolders": [{ "uri": "file:///a" }, { "uri": "file:///b" }, 3],
        }));
        assert_eq!(client.encoding, Encoding::Utf8);
        assert_eq!(client.roots, ["file:///a", "file:///b"]);
        assert!(!client.pulls);
    }

    #[test]
    fn nonsense_is_nothing() {
        for params in [
            json!(null),
            json!(["x"]),
            json!({ "capabilities": 3, "rootUri": {} }),
        ] {
            let client = Client::new(&params);
            assert_eq!(client.encoding, Encoding::Utf16);
            assert!(client.roots.is_empty());
        }
    }
}
