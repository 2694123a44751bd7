//! Short forms of types as long ones, and back.

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::builtins::{Builtin, builtin};
use crate::ide::names::{text, tree};
use crate::model::{NumberWidth, Prim};
use crate::source::{FileId, Span};
use crate::syntax::tree::{TypeExpr, TypeKind};
use crate::syntax::visit::types;

/// The other form of the type at a place.
pub(super) fn forms(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let source = text(analysis, file);
    let mut found = None;
    for item in &tree(analysis, file)?.items {
        if touches(item.span, span) {
            types(item, &mut |ty| {
                if touches(ty.span, span) {
                    // the innermost is the last
                    found = match (&found, other(ty, source)) {
                        // a width is a part of the form, and has none itself
                        (Some((around, (_, "short"))), _) if contains(*around, ty.span) => {
                            found.take()
                        }
                        (_, None) => found.take(),
                        (_, Some(it)) => Some((ty.span, it)),
                    };
                }
            });
        }
    }
    let (span, (other, title)) = found?;
    let title = format!("rewrite in the {title} form `{other}`");
    Some(Action::new(
        title,
        ActionKind::Rewrite,
        vec![edit(file, span, other)],
    ))
}

fn contains(around: Span, inner: Span) -> bool {
    around.start <= inner.start && inner.end <= around.end
}

/// The other form, and which it is.
fn other(ty: &TypeExpr, source: &str) -> Option<(String, &'static str)> {
    let TypeKind::Name { name, args } = &ty.kind else {
        return None;
    };
    let written: String = ty.span.of(source).split_whitespace().collect();
    if args.is_empty() {
        return match builtin(&name.text)? {
            Builtin::Number => Some((NumberWidth::F64.name().to_owned(), "short")),
            Builtin::Prim(prim) => match prim.row().names {
                [long, short, ..] if *long == name.text => Some(((*short).to_owned(), "short")),
                _ => {
                    let long = prim.to_string();
                    (long != written).then_some((long, "long"))
                }
            },
            Builtin::Void
            | Builtin::This
            | Builtin::Class
            | Builtin::BigInt
            | Builtin::Wide
            | Builtin::Array
            | Builtin::Dictionary
            | Builtin::Map
            | Builtin::Set
            | Builtin::Iterable
            | Builtin::AsyncIterable
            | Builtin::Promise
            | Builtin::MemoryView
            | Builtin::Function => None,
        };
    }
    // a width alone, if that means the same
    let width = written.split_once('<')?.1.strip_suffix('>')?;
    let Some(Builtin::Prim(prim @ (Prim::Number(_) | Prim::BigInt(_)))) = builtin(width) else {
        return None;
    };
    let same = prim.to_string() == written || written == "Number<f64>";
    same.then(|| (width.to_owned(), "short"))
}
