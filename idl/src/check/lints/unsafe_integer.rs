//! JSI0404: 64 bits as a number, which is exact only as far as safe integers go.

use super::Lints;
use crate::diagnostics::{Code, Diagnostic};
use crate::syntax::tree::{TypeArg, TypeExpr, TypeKind};
use crate::syntax::visit::types;

impl Lints<'_, '_> {
    pub(super) fn unsafe_integers(&self) {
        if !self.looks_anywhere(Code::JSI0404) {
            return;
        }
        for item in &self.cx.scopes.items {
            if !self.looks_for(Code::JSI0404, item.file) {
                continue;
            }
            types(item.tree, &mut |ty| {
                if let Some(width) = wide_number(ty) {
                    let message = format!("`Number<{width}>` cannot represent every `{width}`");
                    let diagnostic = Diagnostic::new(Code::JSI0404, item.file, ty.span, message)
                        .label("exact only up to 2⁵³ - 1")
                        .help(format!("`BigInt<{width}>` represents all 64 bits"));
                    self.report(diagnostic);
                }
            });
        }
    }
}

/// The width of a `Number` that is wider than the number of JavaScript.
fn wide_number(ty: &TypeExpr) -> Option<&str> {
    let TypeKind::Name { name, args } = &ty.kind else {
        return None;
    };
    let [TypeArg::Type(TypeExpr { kind, .. })] = args.as_slice() else {
        return None;
    };
    match kind {
        TypeKind::Name { name: width, args } if name.text == "Number" && args.is_empty() => {
            ["i64", "u64"].into_iter().find(|it| width.text == *it)
        }
        _ => None,
    }
}
