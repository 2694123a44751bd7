//! Recognises text of other interface languages, and conflicts of merges, in a file with mistakes. Each is one mistake: what it
//! consists of is hidden from the grammar.

mod dictionary;
mod markers;
mod tokens;
mod translate;

use super::scan::{Scan, scan};
use crate::diagnostics::{Applicability, Code, Diagnostic, Edit, Fix};
use crate::source::{FileId, Span};
use markers::Line;

/// A language that people write or paste instead of `.jsi`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    CSharp,
    JsDoc,
    Kotlin,
    ProtocolBuffers,
    Python,
    TypeScript,
    WasmBindgen,
    WebIdl,
    Wit,
}

impl Dialect {
    /// The message about text of this language.
    const fn message(self) -> &'static str {
        match self {
            Self::CSharp => "this is C# with `[JSImport]` or `[JSExport]`, not `.jsi`",
            Self::JsDoc => "this is JavaScript with JSDoc, not `.jsi`",
            Self::Kotlin => "this is Kotlin with `external` declarations, not `.jsi`",
            Self::ProtocolBuffers => "this is a message of Protocol Buffers, not `.jsi`",
            Self::Python => "this is Python, not `.jsi`",
            Self::TypeScript => "these are declarations of TypeScript (`.d.ts`), not `.jsi`",
            Self::WasmBindgen => "this is Rust with `#[wasm_bindgen]`, not `.jsi`",
            Self::WebIdl => "this is WebIDL, not `.jsi`",
            Self::Wit => "this is WIT of the component model, not `.jsi`",
        }
    }

    /// What to write, or to do, instead.
    const fn help(self) -> &'static str {
        match self {
            Self::CSharp => {
                "declare an `interface` with `from host \"module\"`, or an `export interface`"
            }
            Self::JsDoc => {
                "declare an `interface` with `from \"./module.js\"` and its functions as methods"
            }
            Self::Kotlin | Self::WasmBindgen => {
                "declare an `interface` for functions, and a `class` for objects, with `from \"module\"`"
            }
            Self::ProtocolBuffers => "declare a `record`",
            Self::Python => {
                "declare a `class` with `from \"module\"` and members such as `read(size?: i32): String;`"
            }
            Self::TypeScript | Self::WebIdl => "`jsic import` converts such a file to `.jsi`",
            Self::Wit => {
                "declare an `interface` with `from \"module\"`, and a `record` for each record"
            }
        }
    }
}

/// A part of a file that is not `.jsi`.
struct Region {
    diagnostic: Diagnostic,
    /// The type that it declares.
    name: Option<Span>,
    /// The pieces that the grammar does not see.
    hidden: Vec<Span>,
}

/// Adds what is recognised to the result of the scan; gives the places of the names that are declared there. `None` if there is
/// nothing.
pub(super) fn recognise(text: &str, file: FileId, scan: &mut Scan) -> Option<Vec<Span>> {
    let lines = markers::lines(text, &scan.comments);
    let regions = match whole_file(text, &lines) {
        Some(dialect) => vec![whole(dialect, file, text, &lines)],
        None => {
            let mut regions = conflicts(file, &lines);
            regions.extend(fence(file, text, &lines));
            regions.extend(blocks(file, text, &lines));
            regions
        }
    };
    for region in &regions {
        scan.problems.push(region.diagnostic.clone());
        scan.hidden.extend(&region.hidden);
        scan.suppressed.extend(&region.hidden);
    }
    scan.hidden.sort_unstable();
    let names = regions.iter().filter_map(|region| region.name).collect();
    (!regions.is_empty()).then_some(names)
}

/// Whether text has what [`recognise`] recognises, of a file whose comments are known.
pub(in crate::syntax) fn has_dialect(text: &str, comments: &[Span]) -> bool {
    let lines = markers::lines(text, comments);
    whole_file(text, &lines).is_some()
        || !conflicts(FileId(0), &lines).is_empty()
        || fence(FileId(0), text, &lines).is_some()
        || !blocks(FileId(0), text, &lines).is_empty()
}

/// A language whose declarations `jsic import` makes interfaces of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportedLanguage {
    /// Declarations as in a `.d.ts` file.
    TypeScript,
    /// Definitions as in the specifications of the web platform.
    WebIdl,
}

impl ImportedLanguage {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TypeScript => "TypeScript",
            Self::WebIdl => "WebIDL",
        }
    }
}

/// The language of a text, if it is one that `jsic import` reads.
#[must_use]
pub fn imported_language(text: &str) -> Option<ImportedLanguage> {
    let comments = scan(text, FileId(0)).comments;
    match whole_file(text, &markers::lines(text, &comments))? {
        Dialect::TypeScript => Some(ImportedLanguage::TypeScript),
        Dialect::WebIdl => Some(ImportedLanguage::WebIdl),
        Dialect::CSharp
        | Dialect::JsDoc
        | Dialect::Kotlin
        | Dialect::ProtocolBuffers
        | Dialect::Python
        | Dialect::WasmBindgen
        | Dialect::Wit => None,
    }
}

/// The language of the whole file, if that is another one.
fn whole_file(text: &str, lines: &[Line<'_>]) -> Option<Dialect> {
    if lines.iter().any(|line| markers::is_ours(line.code)) {
        return None;
    }
    let count = |is: fn(&str) -> bool| lines.iter().filter(|line| is(line.code)).count();
    if count(markers::is_csharp) > 0 {
        Some(Dialect::CSharp)
    } else if count(markers::is_kotlin) > 0 {
        Some(Dialect::Kotlin)
    } else if count(markers::is_wit) > 0 {
        Some(Dialect::Wit)
    } else if count(markers::is_webidl) >= 2 && count(markers::is_webidl_item) > 0 {
        Some(Dialect::WebIdl)
    } else if count(markers::is_jsdoc_function) > 0 && markers::has_jsdoc(text) {
        Some(Dialect::JsDoc)
    } else if count(markers::is_declaration) >= 2 {
        Some(Dialect::TypeScript)
    } else if count(markers::is_python) > 0 {
        Some(Dialect::Python)
    } else if count(markers::is_proto_file) > 0 {
        Some(Dialect::ProtocolBuffers)
    } else {
        None
    }
}

fn whole(dialect: Dialect, file: FileId, text: &str, lines: &[Line<'_>]) -> Region {
    let first = lines.first().map_or(Span::new(0, 0), |line| line.span);
    let whole = Span::new(0, text.len() as u32);
    Region {
        diagnostic: error(dialect, file, first, text, whole),
        name: None,
        hidden: vec![whole],
    }
}

/// The error of text in another language, with its translation if all of it has one.
fn error(dialect: Dialect, file: FileId, place: Span, text: &str, whole: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::JSI0006, file, place, dialect.message())
        .label("another language")
        .help(dialect.help());
    let translated = match dialect {
        Dialect::WebIdl => dictionary::translate(whole.of(text)),
        _ => translate::translate(dialect, whole.of(text)),
    };
    match translated {
        Some(translated) => {
            let end = if whole.end as usize == text.len() {
                ""
            } else {
                "\n"
            };
            let translated = translated.strip_suffix(if end.is_empty() { "" } else { "\n" });
            diagnostic.offer("translate to `.jsi`", whole, translated.unwrap_or_default())
        }
        None => diagnostic,
    }
}

/// The conflicts of merges that are not resolved. The first side is read.
fn conflicts(file: FileId, lines: &[Line<'_>]) -> Vec<Region> {
    let mut found = Vec::new();
    let mut rest = lines.iter();
    while let Some(start) = rest.find(|line| line.starts_conflict("<<<<<<<")) {
        let mut hidden = vec![start.span];
        let mut other = None;
        let mut end = None;
        for line in rest.by_ref() {
            if line.starts_conflict("|||||||") || line.starts_conflict("=======") {
                other = other.or(Some(line.span));
            } else if line.starts_conflict(">>>>>>>") {
                end = Some(line.span);
                break;
            }
        }
        let (Some(other), Some(end)) = (other, end) else {
            continue;
        };
        hidden.push(other.to(end));
        let diagnostic = Diagnostic::new(
            Code::JSI0001,
            file,
            start.span,
            "a conflict of a merge is not resolved",
        )
        .label("the first side begins here")
        .help("keep one of the two sides, and remove the lines with the marks");
        found.push(Region {
            diagnostic,
            name: None,
            hidden,
        });
    }
    found
}

/// The text around a block of code in Markdown: what is in the block belongs to the file.
fn fence(file: FileId, text: &str, lines: &[Line<'_>]) -> Option<Region> {
    let is_fence = |line: &&Line<'_>| line.code.starts_with("```");
    let mut fences = lines.iter().filter(is_fence);
    let (open, close) = (fences.next()?, fences.next());
    let first = lines.first()?;
    let line_end = |at: u32| {
        let rest = text.get(at as usize..).unwrap_or_default();
        at + rest.find('\n').map_or(rest.len(), |length| length + 1) as u32
    };
    let before = Span::new(0, line_end(open.span.end));
    let after = close.map(|line| Span::new(line.span.start, text.len() as u32));
    let hidden: Vec<Span> = [Some(before), after].into_iter().flatten().collect();
    let message = "text around a block of Markdown is not a part of a `.jsi` file";
    let mut diagnostic = Diagnostic::new(Code::JSI0006, file, first.span, message)
        .label("only the lines of the block belong in the file");
    let edits = hidden.iter().map(|span| Edit {
        file,
        span: *span,
        text: String::new(),
    });
    diagnostic.fixes.push(Fix {
        title: "keep only the block".to_owned(),
        applicability: Applicability::Safe,
        edits: edits.collect(),
    });
    Some(Region {
        diagnostic,
        name: None,
        hidden,
    })
}

/// Blocks of another language between items of `.jsi`.
fn blocks(file: FileId, text: &str, lines: &[Line<'_>]) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let dialect = if markers::is_wasm_bindgen(line.code) {
            Dialect::WasmBindgen
        } else if markers::is_message(line, lines.get(at)) {
            Dialect::ProtocolBuffers
        } else if markers::is_dictionary(line, lines.get(at)) {
            Dialect::WebIdl
        } else if markers::is_namespace(line.code) {
            Dialect::TypeScript
        } else {
            continue;
        };
        let mut end = line.span.end;
        // blocks that follow each other are one
        if dialect == Dialect::WasmBindgen {
            while let Some(next) = lines
                .get(at)
                .filter(|_| !ends_block(text, line.span.start, end))
            {
                end = next.span.end;
                at += 1;
            }
        } else {
            end = block_end(text, line.span.start).unwrap_or(end);
            let semi = dialect == Dialect::WebIdl
                && text
                    .get(end as usize..)
                    .is_some_and(|it| it.starts_with(';'));
            end += u32::from(semi);
        }
        while lines.get(at).is_some_and(|line| line.span.start < end) {
            at += 1;
        }
        let span = Span::new(line.span.start, end);
        found.push(Region {
            diagnostic: error(dialect, file, line.span, text, span),
            name: matches!(dialect, Dialect::ProtocolBuffers | Dialect::WebIdl)
                .then(|| name_of(line))
                .flatten(),
            hidden: vec![span],
        });
    }
    found
}

/// The second word of a line.
fn name_of(line: &Line<'_>) -> Option<Span> {
    let name = line.code.split_whitespace().nth(1)?;
    let start = line.span.start + line.code.find(name)? as u32;
    Some(Span::new(start, start + name.len() as u32))
}

/// Whether the text between two places has a block, and all of its blocks are closed.
fn ends_block(text: &str, start: u32, end: u32) -> bool {
    let piece = Span::new(start, end).of(text);
    let count = |c: char| piece.matches(c).count();
    count('{') > 0 && count('{') <= count('}')
}

/// Where the first block behind a place ends.
fn block_end(text: &str, start: u32) -> Option<u32> {
    let mut depth = 0_u32;
    for (at, c) in text.get(start as usize..)?.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return Some(start + at as u32 + 1),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
