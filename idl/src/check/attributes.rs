//! Reads attributes: JSI0301 and JSI0302.

use super::Check;
use super::attribute_table::{
    Attribute, AttributeArgs, AttributeTarget, PINNED, READONLY, attribute_names, find_attribute,
    lint_names, why_misplaced,
};
use super::names::is_rust_name;
use super::side::Side;
use crate::diagnostics::similar::similar;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Type, js_path};
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Attr, AttrArg, StrLit};

/// The valid attributes of an item, member, parameter or value.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attrs {
    pub(crate) js: Option<String>,
    pub(crate) rust: Option<String>,
    pub(crate) deprecated: Option<String>,
    pub(crate) infallible: Option<Span>,
    pub(crate) pinned: Option<Span>,
    pub(crate) readonly: Option<Span>,
    /// `@js` of a block of events: the members that add and remove a listener.
    pub(crate) methods: Option<[Vec<String>; 2]>,
}

impl Attrs {
    /// `@rust`, or the derived name.
    pub(crate) fn rust_name(&self, derived: impl FnOnce() -> String) -> String {
        self.rust.clone().unwrap_or_else(derived)
    }

    /// The parts of `@js`, or the name.
    pub(crate) fn js_path(&self, name: &str) -> Vec<String> {
        match &self.js {
            Some(_) => self.js_parts(),
            None => vec![name.to_owned()],
        }
    }

    /// The parts of `@js`; none without.
    pub(crate) fn js_parts(&self) -> Vec<String> {
        let parts = self.js.iter().flat_map(|path| js_path::parts(path));
        parts.map(str::to_owned).collect()
    }
}

impl Check<'_> {
    /// Reads the attributes of an item.
    pub(super) fn check_item_attributes(&self, item: ItemRef<'_>) -> Attrs {
        let target = match &item.tree.kind {
            tree::ItemKind::Use(_) | tree::ItemKind::Bad(_) => AttributeTarget::Use,
            tree::ItemKind::Alias(it) if it.members().is_some() => AttributeTarget::Union,
            tree::ItemKind::Alias(_) => AttributeTarget::Alias,
            tree::ItemKind::Interface(_) | tree::ItemKind::Class(_)
                if item.tree.export.is_some() =>
            {
                AttributeTarget::ExportItem
            }
            tree::ItemKind::Interface(_) => AttributeTarget::Interface,
            tree::ItemKind::CallbackInterface(_) => AttributeTarget::CallbackInterface,
            tree::ItemKind::Class(it) => AttributeTarget::Class {
                has_js: it.from.is_some(),
            },
            tree::ItemKind::Record(_) => AttributeTarget::Record,
            tree::ItemKind::Enum(_) => AttributeTarget::Enum,
        };
        self.check_attributes(item.file, &item.tree.attrs, target)
    }

    /// Reads attributes; reports and leaves out those that are wrong.
    pub(super) fn check_attributes(
        &self,
        file: FileId,
        attrs: &[Attr],
        target: AttributeTarget,
    ) -> Attrs {
        let mut read = Attrs::default();
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for attr in attrs {
            let name = attr.name.text.as_str();
            let Some((attribute, takes)) = find_attribute(name) else {
                self.report(unknown(file, attr));
                continue;
            };
            let first = seen.iter().find(|(word, _)| *word == name);
            if let (Some((_, first)), true) = (first, attribute != Attribute::Allow) {
                let message = format!("duplicate attribute `@{name}`");
                let diagnostic = Diagnostic::new(Code::JSI0302, file, attr.span, message)
                    .label("used again")
                    .secondary_label(file, *first, "first used here");
                self.report(diagnostic);
                continue;
            }
            seen.push((name, attr.span));
            if let Some(help) = why_misplaced(attribute, target) {
                self.report(self.misplaced(file, attr.span, name).help(help));
                continue;
            }
            if let (Attribute::Js, AttributeTarget::Events) = (attribute, target) {
                match event_methods(file, attr) {
                    Ok(methods) => read.methods = Some(methods),
                    Err(diagnostic) => self.report(*diagnostic),
                }
                continue;
            }
            match argument(file, attr, takes) {
                Ok(text) => self.take(&mut read, attribute, attr, text, file, target),
                Err(diagnostic) => self.report(*diagnostic),
            }
        }
        read
    }

    fn take(
        &self,
        read: &mut Attrs,
        attribute: Attribute,
        attr: &Attr,
        text: Option<&StrLit>,
        file: FileId,
        target: AttributeTarget,
    ) {
        let value = text.map(|it| it.value.clone()).unwrap_or_default();
        let span = text.map_or(attr.span, |it| it.span);
        match attribute {
            Attribute::Js => match wrong_path(&value, target) {
                Some(words) => self.report(wrong_argument(file, span, "js", words)),
                None if is_rust_alone(target) && js_path::is_like_symbol(&value) => {
                    let message = "an export cannot have a symbol as the name of a member";
                    let diagnostic = Diagnostic::new(Code::JSI0303, file, span, message)
                        .label("not a name of an export");
                    self.report(diagnostic);
                }
                None => read.js = Some(value),
            },
            Attribute::Rust if ["self", "Self", "super", "crate"].contains(&value.as_str()) => {
                let words = "reserved by Rust";
                self.report(wrong_argument(file, span, "rust", words));
            }
            Attribute::Rust if value.starts_with("__") => {
                self.report(wrong_argument(
                    file,
                    span,
                    "rust",
                    "names that begin with `__` are reserved for generated code",
                ));
            }
            Attribute::Rust if is_rust_name(&value) => read.rust = Some(value),
            Attribute::Rust => {
                self.report(wrong_argument(
                    file,
                    span,
                    "rust",
                    "not a valid Rust identifier",
                ));
            }
            Attribute::Deprecated => read.deprecated = Some(value),
            Attribute::Infallible => read.infallible = Some(attr.span),
            Attribute::Pinned => read.pinned = Some(attr.span),
            Attribute::Readonly => read.readonly = Some(attr.span),
            // read where lints are settled
            Attribute::Allow => {}
        }
    }

    /// Reports `@pinned` and `@readonly` on a type that is no view. `readonly_fits` is whether `@readonly` is allowed.
    pub(super) fn check_view_attributes(
        &self,
        file: FileId,
        attrs: &Attrs,
        ty: &Type,
        readonly_fits: bool,
    ) {
        if matches!(ty, Type::Error) {
            return;
        }
        let is_view = matches!(ty, Type::MemoryView(_));
        if let (Some(span), false) = (attrs.pinned, is_view) {
            self.report(self.misplaced(file, span, "pinned").help(PINNED));
        }
        if let (Some(span), false) = (attrs.readonly, is_view && readonly_fits) {
            self.report(self.misplaced(file, span, "readonly").help(READONLY));
        }
    }

    /// JSI0302 for a misplaced attribute.
    pub(super) fn misplaced(&self, file: FileId, span: Span, name: &str) -> Diagnostic {
        let message = format!("`@{name}` is not allowed here");
        let removed = self.with_space_after(file, span);
        Diagnostic::new(Code::JSI0302, file, span, message)
            .label("misplaced attribute")
            .offer(format!("remove `@{name}`"), removed, "")
    }
}

fn wrong_argument(file: FileId, span: Span, name: &str, words: &str) -> Diagnostic {
    let message = format!("invalid argument of `@{name}`");
    Diagnostic::new(Code::JSI0302, file, span, message).label(words)
}

fn unknown(file: FileId, attr: &Attr) -> Diagnostic {
    let name = &attr.name;
    let message = format!("unknown attribute `@{}`", name.text);
    let diagnostic = Diagnostic::new(Code::JSI0301, file, name.span, message)
        .label("no attribute has this name");
    match similar(&name.text, attribute_names()) {
        Some(found) => {
            let diagnostic = diagnostic.help(format!(
                "an attribute with a similar name exists: `@{found}`"
            ));
            diagnostic.fix(format!("write `@{found}`"), name.span, found)
        }
        None => {
            let all: Vec<String> = attribute_names().map(|name| format!("`@{name}`")).collect();
            diagnostic.help(format!("the attributes are {}", all.join(", ")))
        }
    }
}

/// The error in the value of `@js`.
fn wrong_path(value: &str, target: AttributeTarget) -> Option<&'static str> {
    if value.is_empty() {
        Some("the name is empty")
    } else if target == AttributeTarget::Field {
        None
    } else if js_path::parts(value).any(str::is_empty) {
        Some("a part of the name is empty")
    } else if js_path::parts(value)
        .any(|part| js_path::is_like_symbol(part) && js_path::well_known_symbol(part).is_none())
    {
        Some("not a well-known symbol, as `[Symbol.iterator]` is")
    } else if is_export(target) && js_path::parts(value).count() > 1 {
        Some(if target == AttributeTarget::ExportItem {
            "the name of an export cannot contain dots"
        } else {
            "the name of a member that Rust implements cannot contain dots"
        })
    } else {
        None
    }
}

/// Whether it belongs to an item that only Rust implements.
fn is_rust_alone(target: AttributeTarget) -> bool {
    match target {
        AttributeTarget::Method { side } | AttributeTarget::Property { side } => {
            side == Side::Export
        }
        _ => is_export(target),
    }
}

/// Whether it is an object that Rust implements, or a member of one.
fn is_export(target: AttributeTarget) -> bool {
    matches!(
        target,
        AttributeTarget::ExportItem
            | AttributeTarget::Method {
                side: Side::Export | Side::Either
            }
            | AttributeTarget::Property {
                side: Side::Export | Side::Either
            }
    )
}

/// The members that a block of events names.
fn event_methods(file: FileId, attr: &Attr) -> Result<[Vec<String>; 2], Box<Diagnostic>> {
    let names = match attr.args.as_deref() {
        Some([AttrArg::Str(add), AttrArg::Str(remove)]) => [add, remove],
        _ => {
            let diagnostic =
                Diagnostic::new(Code::JSI0302, file, attr.span, "invalid arguments of `@js`")
                    .label("expected two strings")
                    .help("the members that add and remove a listener: `@js(\"on\", \"off\")`");
            return Err(Box::new(diagnostic));
        }
    };
    for name in names {
        if let Some(words) = wrong_path(&name.value, AttributeTarget::Events) {
            return Err(Box::new(wrong_argument(file, name.span, "js", words)));
        }
    }
    Ok(names.map(|name| js_path::parts(&name.value).map(str::to_owned).collect()))
}

/// The string argument of an attribute, or the error in its arguments.
fn argument(
    file: FileId,
    attr: &Attr,
    takes: AttributeArgs,
) -> Result<Option<&StrLit>, Box<Diagnostic>> {
    let name = &attr.name.text;
    let wrong = |span: Span, label: &str, help: String| {
        let message = format!("invalid arguments of `@{name}`");
        Box::new(
            Diagnostic::new(Code::JSI0302, file, span, message)
                .label(label)
                .help(help),
        )
    };
    match (takes, attr.args.as_deref()) {
        (AttributeArgs::Nothing, None) | (AttributeArgs::OptionalText, None) => Ok(None),
        (AttributeArgs::Nothing, Some(_)) => {
            let span = Span::new(attr.name.span.end, attr.span.end);
            let help = format!("`@{name}` takes no arguments");
            Err(Box::new(wrong(span, "unexpected argument", help).fix(
                "remove the parentheses",
                span,
                "",
            )))
        }
        (AttributeArgs::Text | AttributeArgs::OptionalText, Some([AttrArg::Str(text)])) => {
            Ok(Some(text))
        }
        (AttributeArgs::Text | AttributeArgs::OptionalText, _) => {
            let help = format!("`@{name}` takes one string: `@{name}(\"…\")`");
            Err(Box::new(match attr.args.as_deref() {
                Some([AttrArg::Word(word)]) => {
                    let title = format!("write `@{name}(\"{}\")`", word.text);
                    let text = format!("\"{}\"", word.text);
                    wrong(word.span, "expected a string", help).fix(title, word.span, text)
                }
                _ => *wrong(attr.span, "expected one string", help),
            }))
        }
        (AttributeArgs::Lints, Some(args @ [_, ..])) => match args.iter().find(|arg| !is_lint(arg))
        {
            None => Ok(None),
            Some(arg) => Err(Box::new(
                quoted_lint(file, arg).unwrap_or_else(|| unknown_lint(file, arg)),
            )),
        },
        (AttributeArgs::Lints, _) => {
            let help = format!("`@allow` takes the names of lints: {}", lints());
            Err(wrong(attr.span, "expected the name of a lint", help))
        }
    }
}

fn is_lint(arg: &AttrArg) -> bool {
    matches!(arg, AttrArg::Word(word) if lint_names().any(|lint| lint == word.text))
}

fn unknown_lint(file: FileId, arg: &AttrArg) -> Diagnostic {
    let (text, span) = match arg {
        AttrArg::Word(word) => (&word.text, word.span),
        AttrArg::Str(text) => (&text.value, text.span),
    };
    let message = format!("unknown lint `{text}`");
    let diagnostic =
        Diagnostic::new(Code::JSI0302, file, span, message).label("no lint has this name");
    if let Some(lint) = Code::lints().find(|lint| lint.as_str().eq_ignore_ascii_case(text)) {
        let name = lint.name();
        return diagnostic
            .help(format!("the lint with this code is `{name}`"))
            .fix(format!("write `{name}`"), span, name);
    }
    match similar(text, lint_names()) {
        Some(found) => diagnostic.help(format!("a lint with a similar name exists: `{found}`")),
        None => diagnostic.help(format!("the lints are {}", lints())),
    }
}

/// The name of a lint in quotes.
fn quoted_lint(file: FileId, arg: &AttrArg) -> Option<Diagnostic> {
    let AttrArg::Str(text) = arg else {
        return None;
    };
    let lint = lint_names().find(|lint| *lint == text.value)?;
    let diagnostic = wrong_argument(file, text.span, "allow", "found a string")
        .help("the name of a lint is written without quotes")
        .fix(format!("write `{lint}` without quotes"), text.span, lint);
    Some(diagnostic)
}

fn lints() -> String {
    let all: Vec<String> = lint_names().map(|lint| format!("`{lint}`")).collect();
    all.join(", ")
}
