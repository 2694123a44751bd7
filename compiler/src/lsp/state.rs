//! The state that handlers read: the files of the session, the client's capabilities, and the connection to it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gen_lsp_types::{
    LspNotificationMethod, Notification, Request, TextDocumentIdentifier,
    TextDocumentPositionParams,
};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::Levels;
use jsi_idl::ide::{self, Session};
use jsi_idl::source::FileId;
use lsp_server::{ErrorCode, Message, RequestId};
use tempfile::TempDir;

use super::client::Client;
use super::convert::Places;
use super::disk::{Disk, is_on_disk};
use super::jobs::Jobs;
use super::module_problems::{ModuleProblems, Problems};
use super::settings::Settings;
use super::token_cache::TokenCache;
#[cfg(feature = "contract")]
use super::type_check::Types;
use super::uri;
use crate::config::Config;
use crate::fs::Boundary;

/// The state between two messages.
pub(super) struct State {
    pub(super) client: Client,
    pub(super) session: Session,
    /// The configuration of lints; read again after [`Config::forget`].
    pub(super) config: Rc<Config>,
    /// The settings of the client.
    pub(super) settings: Settings,
    /// The request for the settings that was not answered yet.
    pub(super) awaited: Option<RequestId>,
    /// The versions of the open files, by path.
    pub(super) versions: HashMap<String, i32>,
    /// The diagnostics that were last pushed for each file, by path.
    pub(super) published: HashMap<String, Vec<gen_lsp_types::Diagnostic>>,
    /// The open folders, as paths.
    pub(super) roots: Vec<String>,
    /// The folders from which files are read.
    pub(super) boundary: Rc<Boundary>,
    pub(super) module_problems: ModuleProblems,
    /// The semantic tokens that were last sent.
    pub(super) tokens: TokenCache,
    /// The folder of generated files that the client shows, after the first one. It is removed with the state.
    pub(super) shown: Option<TempDir>,
    /// Whether anything has changed since diagnostics were last pushed.
    pub(super) stale: bool,
    /// Whether the change was outside of open files.
    pub(super) changed_elsewhere: bool,
    /// Work on other threads.
    pub(super) jobs: Jobs<Self>,
    /// The comparison of types.
    #[cfg(feature = "contract")]
    pub(super) types: Types,
    /// Messages to send.
    pub(super) outbox: Vec<Message>,
    sent: i32,
}

/// The reason for an error response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Failure {
    /// The request is invalid.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self {
            code: ErrorCode::InvalidParams as i32,
            message: message.into(),
        }
    }

    /// The request is valid, but cannot be carried out; the reason is shown to the user.
    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self {
            code: ErrorCode::RequestFailed as i32,
            message: message.into(),
        }
    }
}

/// A file of an analysis, and an offset in it.
pub(super) struct At {
    pub(super) analysis: Rc<Analysis>,
    pub(super) file: FileId,
    pub(super) offset: u32,
}

impl State {
    pub(super) fn new(client: Client, levels: Levels) -> Self {
        let config = Rc::new(Config::new(levels));
        let boundary = Rc::new(Boundary::default());
        let disk = Disk::new(Rc::clone(&config), Rc::clone(&boundary));
        Self {
            roots: client
                .roots
                .iter()
                .map(|it| uri::path(&it.as_str().into()))
                .collect(),
            client,
            session: Session::new(Box::new(disk)),
            config,
            settings: Settings::default(),
            awaited: None,
            versions: HashMap::new(),
            published: HashMap::new(),
            module_problems: ModuleProblems::new(Rc::clone(&boundary)),
            boundary,
            tokens: TokenCache::default(),
            shown: None,
            stale: false,
            changed_elsewhere: false,
            jobs: Jobs::new(),
            #[cfg(feature = "contract")]
            types: Types::default(),
            outbox: Vec::new(),
            sent: 0,
        }
    }

    /// The file of a request.
    pub(super) fn file(
        &mut self,
        document: &TextDocumentIdentifier,
    ) -> Result<(Rc<Analysis>, FileId), Failure> {
        let path = uri::path(&document.uri);
        let analysis = self.session.analysis();
        match ide::file(&analysis, &path) {
            Some(file) => Ok((analysis, file)),
            None => Err(Failure::invalid(format!("`{path}` is not open"))),
        }
    }

    /// The file and offset of a request.
    pub(super) fn at(&mut self, params: &TextDocumentPositionParams) -> Result<At, Failure> {
        let (analysis, file) = self.file(&params.text_document)?;
        let offset = self.places(&analysis).offset(file, params.position);
        Ok(At {
            analysis,
            file,
            offset,
        })
    }

    /// Discards JavaScript files, which a client that does not report changes may have changed.
    pub(super) fn read_again(&mut self) {
        if !self.client.watches {
            self.module_problems.forget();
        }
    }

    /// The problems with the JavaScript modules of the files of an analysis.
    pub(super) fn module_problems(&mut self, analysis: &Rc<Analysis>) -> Rc<Problems> {
        self.read_again();
        self.module_problems.problems(analysis)
    }

    /// Permits the files around an open file.
    pub(super) fn admit_around(&self, path: &str) {
        if is_on_disk(path) {
            let roots: Vec<PathBuf> = self.roots.iter().map(PathBuf::from).collect();
            self.boundary.admit_around(Path::new(path), &roots);
        }
    }

    /// Marks files that are not open as possibly changed.
    pub(super) fn changed_on_disk(&mut self) {
        self.config.forget();
        self.module_problems.forget();
    }

    /// Takes the text of an open JavaScript file, or no longer.
    pub(super) fn open_script(&mut self, path: &str, text: Option<String>) {
        self.module_problems.open(path, text);
    }

    /// The text of an open JavaScript file.
    pub(super) fn script(&self, path: &str) -> Option<String> {
        self.module_problems.text(path)
    }

    /// Converts positions of an analysis, and of the JavaScript files after it.
    pub(super) fn places_with<'a>(
        &self,
        analysis: &'a Analysis,
        problems: &'a Problems,
    ) -> Places<'a> {
        self.places(analysis).with(&problems.scripts)
    }

    /// Converts positions of an analysis.
    pub(super) fn places<'a>(&self, analysis: &'a Analysis) -> Places<'a> {
        Places::new(&analysis.sources, self.client.encoding).explained(self.client.explains.clone())
    }

    /// Sends a notification.
    pub(super) fn notify<N: Notification>(&mut self, params: N::Params) {
        let method: LspNotificationMethod<'static> = N::METHOD;
        let it = lsp_server::Notification::new(method.as_str().to_owned(), params);
        self.outbox.push(it.into());
    }

    /// Sends a request without waiting for the response; returns its number.
    pub(super) fn request<R: Request>(&mut self, params: R::Params) -> RequestId {
        self.sent += 1;
        let id = RequestId::from(self.sent);
        let it = lsp_server::Request::new(id.clone(), R::METHOD.as_str().to_owned(), params);
        self.outbox.push(it.into());
        id
    }
}
