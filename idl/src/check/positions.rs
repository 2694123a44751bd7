//! Where a type may stand: JSI0206 for optional ones, JSI0210, JSI0211 and JSI0212.

use super::Check;
use super::resolved_type::{Kind, Node};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// Where a type stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Position {
    /// The right side of `type A = …`: judged where the alias is used.
    Alias,
    /// Of a method or constructor; `promise` is the method's result if that is a `Promise`.
    Param { export: bool, promise: Option<Span> },
    /// Of a method.
    Result { export: bool },
    /// Of an interface or class.
    Property { export: bool, readonly: bool },
    /// Of a record.
    Field,
}

/// Where a type stands, and what was written around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) file: FileId,
    pub(crate) position: Position,
    /// `@pinned`
    pub(crate) pinned: bool,
    /// The `?` after the name.
    pub(crate) optional: Option<Span>,
}

/// Which way values go, seen from Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// They arrive.
    In,
    /// They leave.
    Out,
    /// Either.
    Both,
}

impl Place {
    /// A place without attributes and `?`.
    pub(crate) fn new(file: FileId, position: Position) -> Self {
        Self {
            file,
            position,
            pinned: false,
            optional: None,
        }
    }

    /// Which way values at this place go.
    pub(crate) fn flow(&self) -> Flow {
        match self.position {
            Position::Alias | Position::Field => Flow::Both,
            Position::Param { export: true, .. } | Position::Result { export: false } => Flow::In,
            Position::Param { export: false, .. } | Position::Result { export: true } => Flow::Out,
            Position::Property {
                readonly: false, ..
            } => Flow::Both,
            Position::Property { export: true, .. } => Flow::Out,
            Position::Property { export: false, .. } => Flow::In,
        }
    }
}

impl Check<'_> {
    /// What is wrong with a type of good shape at this place.
    pub(super) fn position(&self, node: &Node, place: &Place) -> Option<Diagnostic> {
        let bare = node.without_null();
        if let Some(mark) = place.optional
            && let Some(diagnostic) = self.optional(bare, place, mark)
        {
            return Some(diagnostic);
        }
        match (&bare.kind, place.position) {
            (_, Position::Alias) => None,
            (Kind::Void, Position::Result { .. }) => None,
            (Kind::Void, _) => Some(self.void(bare, place.file)),
            (Kind::View(element), _) => self.view_position(bare, element, place),
            (Kind::Promise(_), Position::Field) => {
                let help = "a method can have the result `Promise<…>`";
                Some(self.no_field(bare, place, "Promise", help))
            }
            (Kind::Function(_), Position::Field) => {
                let help = "a function can be a parameter, or `Object` holds it by reference";
                Some(self.no_field(bare, place, "Function", help))
            }
            _ => None,
        }
    }

    fn optional(&self, node: &Node, place: &Place, mark: Span) -> Option<Diagnostic> {
        let name = match node.kind {
            Kind::Promise(_) => "Promise",
            Kind::View(_) => "MemoryView",
            _ => return None,
        };
        let message = format!("a `{name}` cannot be optional");
        let diagnostic = Diagnostic::new(Code::JSI0206, place.file, mark, message)
            .label("makes it optional")
            .also(place.file, node.head, format!("the `{name}`"))
            .fix("remove the `?`", mark, "");
        Some(self.with_alias(diagnostic, node))
    }

    fn no_field(&self, node: &Node, place: &Place, name: &str, help: &str) -> Diagnostic {
        let message = format!("a record field cannot be a `{name}`");
        let diagnostic = Diagnostic::new(Code::JSI0211, place.file, node.span, message)
            .label("a record is copied, this cannot be")
            .help(help);
        self.with_alias(diagnostic, node)
    }

    fn view_position(&self, node: &Node, element: &Node, place: &Place) -> Option<Diagnostic> {
        let what = match place.position {
            Position::Param {
                export: false,
                promise,
            } => {
                return match promise {
                    Some(promise) if !place.pinned => Some(self.across_await(node, place, promise)),
                    _ => None,
                };
            }
            Position::Result { export: true } if place.pinned => return None,
            Position::Param { .. } => "a parameter of an export",
            Position::Result { export: false } => "the result of an import",
            Position::Result { .. } => "the result of an export",
            Position::Property { .. } => "a property",
            Position::Field => "a record field",
            Position::Alias => return None,
        };
        let message = format!("a `MemoryView` cannot be {what}");
        let label = match place.position {
            Position::Result { export: true } => {
                "memory that is lent only for a call cannot be returned"
            }
            _ => "the memory belongs to Rust",
        };
        let mut diagnostic =
            Diagnostic::new(Code::JSI0211, place.file, node.span, message).label(label);
        if matches!(place.position, Position::Result { export: true }) {
            diagnostic = diagnostic.help("`@pinned` before the method makes it outlive the call");
        }
        let diagnostic = diagnostic.help(copied(element));
        Some(self.with_alias(diagnostic, node))
    }

    fn across_await(&self, node: &Node, place: &Place, promise: Span) -> Diagnostic {
        let message = "a borrowed `MemoryView` on a method that returns a `Promise`";
        let diagnostic = Diagnostic::new(Code::JSI0212, place.file, node.span, message)
            .label("lent for the call only")
            .also(place.file, promise, "the promise ends after the call")
            .help("`@pinned` before the parameter makes the view outlive the call")
            .help(copied(element_of(node)));
        self.with_alias(diagnostic, node)
    }
}

fn element_of(view: &Node) -> &Node {
    match &view.kind {
        Kind::View(element) => element,
        _ => view,
    }
}

fn copied(element: &Node) -> String {
    let typed = match element.kind {
        Kind::Prim(prim) => crate::model::TypedArray::of(prim.kind()),
        _ => None,
    };
    let name = typed.map_or("Uint8Array", |typed| typed.name());
    format!("a typed array is copied and can stand here: `{name}`")
}
