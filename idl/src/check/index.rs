//! Indices of classes and interfaces, `[key: K]: T;`: JSI0222 for the type of the key.

use super::Check;
use super::attributes::Attrs;
use super::members::Owner;
use super::positions::{TypeContext, TypeParams, TypePosition};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Member, MemberKind, Prim, Type};
use crate::syntax::tree;

impl Check<'_> {
    /// Checks an index and gives its model.
    pub(super) fn check_index(
        &self,
        member: &tree::Member,
        attrs: Attrs,
        owner: &Owner<'_>,
    ) -> Option<Member> {
        let tree::MemberKind::Index {
            readonly,
            key,
            key_ty,
            brackets: _,
            ty,
        } = &member.kind
        else {
            return None;
        };
        let (file, export) = (owner.file, owner.export);
        let position = TypePosition::Param {
            export,
            promise: None,
        };
        let context = |position| TypeContext {
            type_params: TypeParams::of_class(owner.type_params),
            ..TypeContext::new(file, position)
        };
        let key_of_model = self.check_type(key_ty, &context(position));
        if !is_key(&key_of_model) {
            let message = "the key of an index must be a `String` or a number";
            let diagnostic = Diagnostic::new(Code::JSI0222, file, key_ty.span, message)
                .label("not a key")
                .help("for example `[key: String]: T;` or `[index: Number]: T;`")
                .offer("write `String`", key_ty.span, "String");
            self.report(diagnostic);
        }
        let readonly = readonly.is_some();
        let position = TypePosition::Property { export, readonly };
        let place = ty.span;
        let ty = self.check_type(ty, &context(position));
        if matches!(ty, Type::Promise(_)) {
            let message = "the value of an index cannot be a `Promise`";
            let diagnostic = Diagnostic::new(Code::JSI0206, file, place, message)
                .label("may be missing, and a promise is never missing")
                .help("use a method with the result `Promise<…>`");
            self.report(diagnostic);
        }
        let prefix = attrs.rust.as_ref().map(|prefix| format!("{prefix}_"));
        Some(Member {
            name: format!("[{}]", key.text),
            name_span: key.span,
            span: member.span,
            rust_name: format!("{}get", prefix.unwrap_or_default()),
            js_path: Vec::new(),
            docs: super::docs(&member.docs),
            deprecated: attrs.deprecated,
            is_static: false,
            over_any: ty.names_parameter(&|_| true),
            kind: MemberKind::Index {
                key: key.text.clone(),
                key_ty: key_of_model,
                ty,
                readonly,
            },
        })
    }
}

fn is_key(ty: &Type) -> bool {
    match ty {
        Type::Prim(Prim::String | Prim::Number(_)) | Type::Error => true,
        Type::Prim(_)
        | Type::Void
        | Type::This
        | Type::Literal(_)
        | Type::Parameter(_)
        | Type::Named(_)
        | Type::Applied(..)
        | Type::Constructor(_)
        | Type::Nullable(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Dictionary(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::Promise(_)
        | Type::MemoryView(_)
        | Type::Function(_) => false,
    }
}
