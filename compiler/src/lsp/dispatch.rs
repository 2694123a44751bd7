//! Calls the handler of a method.

use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, DefinitionRequest,
    DidChangeConfigurationNotification, DidChangeTextDocumentNotification,
    DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification,
    DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
    DidSaveTextDocumentNotification, DocumentDiagnosticRequest, DocumentFormattingRequest,
    DocumentHighlightRequest, DocumentLinkRequest, DocumentOnTypeFormattingRequest,
    DocumentRangeFormattingRequest, DocumentSymbolRequest, ExecuteCommandRequest,
    FoldingRangeRequest, HoverRequest, ImplementationRequest, InlayHintRequest, Notification,
    PrepareRenameRequest, ReferencesRequest, RenameRequest, Request, SelectionRangeRequest,
    SemanticTokensDeltaRequest, SemanticTokensRangeRequest, SemanticTokensRequest,
    SignatureHelpRequest, TypeDefinitionRequest, WillRenameFilesRequest,
    WorkspaceDiagnosticRequest, WorkspaceSymbolRequest,
};
use lsp_server::{ErrorCode, Response};

use super::state::{Failure, State};
use super::{
    actions, code_lens, commands, completion, configuration, diagnostics, documents, formatting,
    hover, navigation, semantic_tokens, symbols,
};

type Answer<R> = fn(&mut State, <R as Request>::Params) -> Result<<R as Request>::Result, Failure>;

/// Answers a request.
///
/// `None` if the answer comes later.
pub(super) fn request(state: &mut State, request: lsp_server::Request) -> Option<Response> {
    #[cfg(test)]
    assert!(request.method != "test/panic", "a test");
    let request = commands::later(state, request)?;
    let mut call = Call {
        state,
        request: Some(request),
        response: None,
    };
    call.on::<DocumentDiagnosticRequest>(diagnostics::document)
        .on::<WorkspaceDiagnosticRequest>(diagnostics::workspace)
        .on::<HoverRequest>(hover::hover)
        .on::<SignatureHelpRequest>(hover::signature)
        .on::<CompletionRequest>(completion::complete)
        .on::<DefinitionRequest>(navigation::definition)
        .on::<ImplementationRequest>(navigation::implementation)
        .on::<TypeDefinitionRequest>(navigation::type_definition)
        .on::<WillRenameFilesRequest>(navigation::will_rename)
        .on::<DocumentOnTypeFormattingRequest>(formatting::on_type)
        .on::<ReferencesRequest>(navigation::references)
        .on::<DocumentHighlightRequest>(navigation::highlights)
        .on::<PrepareRenameRequest>(navigation::prepare_rename)
        .on::<RenameRequest>(navigation::rename)
        .on::<DocumentLinkRequest>(navigation::links)
        .on::<DocumentSymbolRequest>(symbols::symbols)
        .on::<WorkspaceSymbolRequest>(symbols::search)
        .on::<SemanticTokensRequest>(semantic_tokens::full)
        .on::<SemanticTokensDeltaRequest>(semantic_tokens::delta)
        .on::<SemanticTokensRangeRequest>(semantic_tokens::range)
        .on::<FoldingRangeRequest>(symbols::folds)
        .on::<SelectionRangeRequest>(symbols::selections)
        .on::<InlayHintRequest>(symbols::hints)
        .on::<DocumentFormattingRequest>(formatting::file)
        .on::<DocumentRangeFormattingRequest>(formatting::range)
        .on::<CodeActionRequest>(actions::actions)
        .on::<CodeLensRequest>(code_lens::lenses)
        .on::<ExecuteCommandRequest>(commands::execute);
    Some(call.finish())
}

/// Handles a notification. Unknown ones are ignored, as the protocol requires.
pub(super) fn notification(state: &mut State, it: lsp_server::Notification) {
    #[cfg(test)]
    assert!(it.method != "test/panic", "a test");
    let mut received = Received {
        state,
        notification: Some(it),
    };
    received
        .on::<DidOpenTextDocumentNotification>(documents::opened)
        .on::<DidChangeTextDocumentNotification>(documents::changed)
        .on::<DidCloseTextDocumentNotification>(documents::closed)
        .on::<DidSaveTextDocumentNotification>(documents::saved)
        .on::<DidChangeConfigurationNotification>(configuration::changed)
        .on::<DidChangeWatchedFilesNotification>(documents::watched)
        .on::<DidChangeWorkspaceFoldersNotification>(documents::folders);
}

struct Call<'s> {
    state: &'s mut State,
    request: Option<lsp_server::Request>,
    response: Option<Response>,
}

impl Call<'_> {
    fn on<R: Request>(&mut self, answer: Answer<R>) -> &mut Self {
        let Some(request) = self.request.take_if(|it| it.method == R::METHOD.as_str()) else {
            return self;
        };
        let params = serde_json::from_value(request.params);
        let params = params.map_err(|error| Failure::invalid(error.to_string()));
        let result = params.and_then(|params| answer(self.state, params));
        self.response = Some(match result {
            Ok(result) => Response::new_ok(request.id, result),
            Err(failure) => Response::new_err(request.id, failure.code, failure.message),
        });
        self
    }

    fn finish(self) -> Response {
        match (self.response, self.request) {
            (Some(response), _) => response,
            (None, Some(request)) => {
                let code = ErrorCode::MethodNotFound as i32;
                let message = format!("unknown method `{}`", request.method);
                Response::new_err(request.id, code, message)
            }
            (None, None) => Response::new_ok(lsp_server::RequestId::from(0), ()),
        }
    }
}

struct Received<'s> {
    state: &'s mut State,
    notification: Option<lsp_server::Notification>,
}

impl Received<'_> {
    fn on<N: Notification>(&mut self, take: fn(&mut State, N::Params)) -> &mut Self {
        let it = &mut self.notification;
        if let Some(it) = it.take_if(|it| it.method == N::METHOD.as_str())
            && let Ok(params) = serde_json::from_value(it.params)
        {
            take(self.state, params);
        }
        self
    }
}
