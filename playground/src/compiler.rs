//! The implementation of the interface.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;

use jsi_idl::diagnostics::{Code, Diagnostic, Level};
use jsi_idl::ide::{self, Session};
use jsi_idl::resolve::platform::is_platform;
use jsi_idl::source::FileId;
use jsi_idl::{Analysis, format};
use jsi_runtime::{JsError, Promise};
use jsic::lower::Package;
use jsic::pipeline::{self, Mocks, Options, Outputs};
use jsic::{codegen, hover, module_graph};

use crate::convert;
use crate::page::{FILE, Page};
use crate::playground::{self as api, Assets as _, JsAssets, Playground};
use crate::units::Units;

/// The compiler, with the text of the last call and what is known of it.
#[derive(Clone)]
pub struct Compiler {
    page: Page,
    session: Rc<RefCell<Session>>,
}

impl Default for Compiler {
    fn default() -> Self {
        let page = Page::default();
        let session = Session::new(Box::new(page.clone()));
        Self {
            page,
            session: Rc::new(RefCell::new(session)),
        }
    }
}

/// The places and the file of a text.
struct Text {
    analysis: Rc<Analysis>,
    units: Units,
    file: FileId,
}

impl Compiler {
    /// Gives it the modules of the platform. What was known of the text was known without them.
    pub fn set_platform(&self, texts: impl IntoIterator<Item = (String, String)>) {
        self.page.set_platform(texts);
        self.session.borrow_mut().reset();
    }

    fn analysis(&self, text: &str) -> Text {
        let mut session = self.session.borrow_mut();
        if session.text(FILE) != Some(text) {
            self.page.write(text);
            session.open(FILE, text.to_owned());
        }
        let analysis = session.analysis();
        Text {
            file: ide::file(&analysis, FILE).unwrap_or_default(),
            units: Units::new(text),
            analysis,
        }
    }

    /// What is generated of a text without errors, and what is wrong.
    fn outputs<'a>(&self, text: &'a Text) -> (Option<Outputs<'a>>, Vec<Diagnostic>) {
        let mut found = text.analysis.diagnostics.clone();
        let Some(checked) = text.analysis.checked() else {
            return (None, found);
        };
        match pipeline::generate(checked, &self.page, &options()) {
            Ok(outputs) => (Some(outputs), found),
            Err(problems) => {
                found.extend(problems);
                (None, found)
            }
        }
    }

    /// What a program uses of all items, and the JavaScript between Rust and the page.
    fn of_items(&self, analysis: &Analysis) -> (String, String) {
        let root = options().crate_root;
        let shipped = module_graph::follow(&analysis.model, &self.page, &root, |_| false);
        let shipped = shipped.unwrap_or_default().modules;
        let package = Package::new(&analysis.model, shipped, None, HashMap::new());
        let (mut rust, mut javascript) = (String::new(), String::new());
        for (index, module) in package.modules.iter().enumerate() {
            for item in package.items(index) {
                rust.push_str(&codegen::rust::preview::item(&item));
                rust.push('\n');
                if let Some((name, glue)) = codegen::js::item(&item) {
                    let (source, glue) = (&module.source, glue.trim());
                    javascript.push_str(&format!("// {name} of {source}\n{glue}\n\n"));
                }
            }
        }
        (rust, javascript)
    }
}

/// The text is a file in the root of a crate.
fn options() -> Options {
    Options {
        crate_root: PathBuf::from("."),
        manifest: None,
        dts_imports: true,
        mocks: Mocks::default(),
        externs: Vec::new(),
    }
}

/// Whether a text may have a `use` of a module of the platform. One that is being written has no `use` in the tree yet.
fn names_platform(text: &str) -> bool {
    text.split('"').skip(1).any(is_platform)
}

/// The files of a kind, the one of the text first.
fn files(outputs: &Outputs, ending: &str) -> String {
    let wanted = |path: &str| path.ends_with(ending) && path != "mod.rs";
    let mut files: Vec<_> = outputs.files.iter().filter(|it| wanted(&it.path)).collect();
    files.sort_by_key(|it| it.path != FILE.replace(".jsi", ending));
    let texts: Vec<String> = files.iter().map(|it| it.text.to_string()).collect();
    texts.join("\n")
}

impl Playground for Compiler {
    fn check(&self, text: &str) -> Result<api::Report, JsError> {
        let text_of = self.analysis(text);
        let (_, found) = self.outputs(&text_of);
        Ok(api::Report {
            diagnostics: convert::diagnostics(
                &text_of.analysis,
                text_of.file,
                &text_of.units,
                &found,
            ),
            needs_platform: names_platform(text) && !self.page.has_platform(),
        })
    }

    fn tokens(&self, text: &str) -> Result<Vec<api::Token>, JsError> {
        let of = self.analysis(text);
        let tokens = ide::semantic_tokens(&of.analysis, of.file).into_iter();
        Ok(tokens
            .map(|it| api::Token {
                range: of.units.range(it.span),
                kind: it.kind.name().to_owned(),
                declares: it.declares,
                deprecated: it.deprecated,
            })
            .collect())
    }

    fn build(&self, text: &str) -> Result<api::Output, JsError> {
        let of = self.analysis(text);
        let (outputs, found) = self.outputs(&of);
        let Some(outputs) = outputs else {
            let errors = found.iter().filter(|it| it.level == Level::Error).count() as u32;
            return Ok(api::Output::Rejected(api::Rejected { errors }));
        };
        let (declarations, javascript) = self.of_items(&of.analysis);
        Ok(api::Output::Generated(api::Generated {
            declarations,
            rust: files(&outputs, ".rs"),
            javascript,
            typescript: files(&outputs, ".d.ts"),
        }))
    }

    fn format(&self, text: &str) -> Result<Option<String>, JsError> {
        Ok(format::format(text).ok())
    }

    fn fix(&self, text: &str) -> Result<String, JsError> {
        let of = self.analysis(text);
        let several = self.session.borrow_mut().fix_all(FILE);
        let action = several.or_else(|| ide::fix_all(&of.analysis, of.file));
        let mut edits = action.map_or_else(Vec::new, |it| it.edits);
        edits.sort_by_key(|it| it.span);
        let mut fixed = text.to_owned();
        for edit in edits.iter().rev() {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            if fixed.get(start..end).is_some() {
                fixed.replace_range(start..end, &edit.text);
            }
        }
        Ok(fixed)
    }

    fn complete(&self, text: &str, offset: u32) -> Result<api::Completions, JsError> {
        let of = self.analysis(text);
        let offset = of.units.offset(offset);
        let (span, found) = ide::complete(&of.analysis, of.file, offset, &self.page);
        let items = found.into_iter();
        Ok(api::Completions {
            range: of.units.range(span),
            items: items
                .map(|it| convert::completion(it, of.file, &of.units))
                .collect(),
        })
    }

    fn hover(&self, text: &str, offset: u32) -> Result<Option<api::Hover>, JsError> {
        let of = self.analysis(text);
        let found = hover::hover(&of.analysis, of.file, of.units.offset(offset));
        Ok(found.map(|it| api::Hover {
            range: it.span.map(|span| of.units.range(span)),
            text: it.text,
        }))
    }

    fn explain(&self, code: &str) -> Result<Option<String>, JsError> {
        let code = code.parse::<Code>().ok();
        Ok(code.map(|it| it.explanation().to_owned()))
    }

    fn load_platform(&self, address: &str) -> Promise<()> {
        let (compiler, address) = (self.clone(), address.to_owned());
        Promise::new(async move {
            if !compiler.page.has_platform() {
                let loaded = JsAssets.platform(&address).await?;
                compiler.set_platform(loaded.texts);
            }
            Ok(())
        })
    }

    fn version(&self) -> Result<String, JsError> {
        Ok(env!("CARGO_PKG_VERSION").to_owned())
    }
}
