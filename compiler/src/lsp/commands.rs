//! `workspace/executeCommand`.

use gen_lsp_types::ExecuteCommandParams;
use jsi_idl::diagnostics::Code;
use lsp_server::Request;
use serde_json::Value;

use super::code_lens;
use super::state::{Failure, State};

/// The command that returns the page about a code, as Markdown. Its argument is the code.
const EXPLAIN: &str = "jsic.explain";

/// The commands.
pub(super) const ALL: &[&str] = &[
    code_lens::SHOW,
    EXPLAIN,
    #[cfg(feature = "import")]
    super::import::TEXT,
    #[cfg(feature = "import")]
    super::import::FILE,
];

/// `workspace/executeCommand`
pub(super) fn execute(
    state: &mut State,
    params: ExecuteCommandParams,
) -> Result<Option<Value>, Failure> {
    let arguments = params.arguments.unwrap_or_default();
    match params.command.as_str() {
        code_lens::SHOW => code_lens::show(state, &arguments),
        EXPLAIN => explain(&arguments),
        other => Err(Failure::invalid(format!("unknown command `{other}`"))),
    }
}

/// Begins a command whose answer comes later; returns other requests.
pub(super) fn later(state: &mut State, request: Request) -> Option<Request> {
    #[cfg(feature = "import")]
    if request.method == "workspace/executeCommand" {
        return super::import::begin(state, request);
    }
    let _ = state;
    Some(request)
}

fn explain(arguments: &[Value]) -> Result<Option<Value>, Failure> {
    let code = arguments
        .first()
        .and_then(Value::as_str)
        .unwrap_or_default();
    match code.parse::<Code>() {
        Ok(code) => Ok(Some(Value::from(code.explanation()))),
        Err(()) => Err(Failure::invalid(format!("`{code}` is no code"))),
    }
}
