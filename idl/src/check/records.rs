//! Records: from tree to model, with JSI0102 for fields.

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::attributes::Attrs;
use super::names::{type_name, value_name};
use super::positions::{TypeContext, TypeParams, TypePosition};
use crate::model::{Field, ItemKind, Record};
use crate::resolve::scope::ItemRef;
use crate::source::Span;
use crate::syntax::tree;

impl Check<'_> {
    /// Checks a record and gives its model; it has a field for every field of the tree.
    pub(super) fn check_record(
        &self,
        item: ItemRef<'_>,
        it: &tree::Record,
        attrs: &Attrs,
    ) -> ItemKind {
        let file = item.file;
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for field in &it.fields {
            let name = &field.name;
            match seen.get(name.text.as_str()) {
                Some(first) => {
                    self.report(self.duplicate(file, "field", &name.text, name.span, *first));
                }
                None => {
                    seen.insert(&name.text, name.span);
                }
            }
        }
        self.check_record_type_params(item, it);
        let rust_name = attrs.rust_name(|| type_name(&it.name.text));
        let read = |field: &tree::Field| {
            let own = self.check_attributes(file, &field.attrs, AttributeTarget::Field);
            let context = TypeContext {
                pinned: own.pinned.is_some(),
                optional: field.optional,
                type_params: TypeParams::of_class(&it.type_params),
                ..TypeContext::new(file, TypePosition::Field)
            };
            let several = self.several_literals(item, &rust_name, field);
            let ty = several.unwrap_or_else(|| self.check_type(&field.ty, &context));
            self.check_view_attributes(file, &own, &ty, false);
            Field {
                name: field.name.text.clone(),
                span: field.name.span,
                js_name: own.js.clone().unwrap_or_else(|| field.name.text.clone()),
                rust_name: own.rust_name(|| value_name(&field.name.text)),
                docs: super::docs(&field.docs),
                deprecated: own.deprecated,
                ty,
                optional: field.optional.is_some(),
            }
        };
        let base = it.extends.as_ref();
        let (extends, base_args) = base.and_then(|base| self.base(item, base)).unzip();
        ItemKind::Record(Record {
            type_params: self.type_params(file, &it.type_params),
            extends,
            base_args: base_args.unwrap_or_default(),
            inherited: Vec::new(),
            fields: it.fields.iter().map(read).collect(),
        })
    }
}
