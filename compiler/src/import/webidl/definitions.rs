//! The declaration of each kind of definition.

use super::convert::{Converter, empty, is_constant, signature};
use super::model::{Entity, InFile};
use super::tree::{EntityKind, Field, Input, Member as Written, MemberKind, Special};
use crate::import::facts::{
    Declaration, DeclarationId, Docs, EnumMember, EnumValue, Member, Shape,
};

impl Converter<'_> {
    pub(super) fn fill(&mut self, id: DeclarationId, entity: &Entity) {
        let mut declaration = empty(&entity.name);
        declaration.docs = self.docs(&entity.name, None);
        match &entity.kind {
            EntityKind::Interface { base, members } => {
                declaration.is_class = true;
                declaration.is_value = entity.is_value();
                if let Some(base) = base
                    && self.is_interface(base)
                {
                    declaration.bases.push(self.reference(base));
                }
                declaration.is_abstract = true;
                // a root is 1 away from the beginning
                declaration.beyond = self.depth > self.deepest + 1;
                if !declaration.beyond {
                    self.exposed(entity, &mut declaration);
                    self.interface(entity, members, &mut declaration);
                }
            }
            EntityKind::Dictionary { base, fields } => {
                if let Some(base) = base
                    && self.model.get(base).is_some()
                {
                    declaration.bases.push(self.reference(base));
                }
                declaration.instance = Some(self.fields(&entity.name, fields));
            }
            EntityKind::Enum { values } => {
                let values = values.iter().map(|it| EnumMember {
                    name: it.clone(),
                    value: Some(EnumValue::Text(it.clone())),
                    docs: Docs::default(),
                });
                declaration.values = Some(values.collect());
            }
            EntityKind::Callback {
                result,
                inputs,
                text,
            } => {
                let result = self.ty(result);
                let inputs = self.inputs(inputs);
                let shape = Shape {
                    calls: vec![signature(inputs, result, text.clone())],
                    ..Shape::default()
                };
                declaration.alias = Some(self.object(shape));
            }
            EntityKind::Typedef(ty) => declaration.alias = Some(self.aliased(ty)),
            EntityKind::CallbackInterface { members } => {
                declaration.instance = Some(self.shape(&entity.name, members, false));
            }
            EntityKind::Namespace { .. } => {}
        }
        if let Some(known) = self.declarations.get_mut(id) {
            *known = declaration;
        }
    }

    fn interface(
        &mut self,
        entity: &Entity,
        members: &[InFile<Written>],
        declaration: &mut Declaration,
    ) {
        let mut statics = Shape::default();
        for member in members {
            if let MemberKind::Constructor { inputs } = &member.of.kind
                // `new` throws for elements that no page defines
                && !member.of.has("HTMLConstructor")
            {
                let inputs = self.inputs(inputs);
                let result = self.reference(&entity.name);
                let mut made = signature(inputs, result, member.of.text.clone());
                made.docs = self.docs(&entity.name, Some(&entity.name));
                statics.constructs.push(made);
            }
        }
        declaration.is_abstract = statics.constructs.is_empty();
        let is_static = |kind: &MemberKind| match kind {
            MemberKind::Constant { .. } => entity.is_value(),
            MemberKind::Property { is_static, .. } => *is_static,
            MemberKind::Method { special, .. } => *special == Some(Special::Static),
            _ => false,
        };
        let (of_class, of_objects): (Vec<_>, Vec<_>) = members
            .iter()
            .cloned()
            .partition(|it| is_static(&it.of.kind));
        statics.members = self.shape(&entity.name, &of_class, false).members;
        let mut instance = self.shape(&entity.name, &of_objects, false);
        instance.members.extend(self.listeners(entity));
        declaration.instance = Some(instance);
        declaration.statics = Some(statics);
    }

    /// Where an interface is, unless it is in pages.
    fn exposed(&self, entity: &Entity, declaration: &mut Declaration) {
        let exposed = entity.attribute("Exposed").map(|it| it.values.as_slice());
        let exposed = exposed.unwrap_or_default();
        if !exposed.is_empty() && !exposed.iter().any(|it| it == "Window" || it == "*") {
            let text = &mut declaration.docs.text;
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str("Only in: ");
            text.push_str(&exposed.join(", "));
        }
    }

    /// A class with another constructor: `new Image()` makes an `HTMLImageElement`.
    pub(super) fn factory(&mut self, name: &str, inputs: &[Input], of: &str) -> DeclarationId {
        let base = self.reference(of);
        let mut declaration = empty(name);
        declaration.docs = self.docs(of, Some(name));
        declaration.is_class = true;
        declaration.is_value = true;
        declaration.bases.push(base.clone());
        declaration.instance = Some(Shape::default());
        let inputs = self.inputs(inputs);
        let text = format!("[LegacyFactoryFunction={name}]");
        declaration.statics = Some(Shape {
            constructs: vec![signature(inputs, base, text)],
            ..Shape::default()
        });
        self.add(declaration)
    }

    /// The class that has the constants of a callback interface.
    pub(super) fn constants_of(&mut self, entity: &Entity) -> DeclarationId {
        let members = entity.members().iter();
        let constants: Vec<_> = members
            .filter(|it| is_constant(&it.of.kind))
            .cloned()
            .collect();
        let mut declaration = empty(&entity.name);
        declaration.docs = self.docs(&entity.name, None);
        declaration.is_class = true;
        declaration.is_value = true;
        declaration.is_abstract = true;
        declaration.instance = Some(Shape::default());
        declaration.statics = Some(self.shape(&entity.name, &constants, false));
        self.add(declaration)
    }

    fn fields(&mut self, owner: &str, fields: &[InFile<Field>]) -> Shape {
        let mut members = Vec::new();
        for InFile { of: field, .. } in fields {
            members.push(Member {
                number: 0,
                name: Some(field.name.clone()),
                optional: !field.required,
                readonly: false,
                ty: Some(self.ty(&field.ty)),
                calls: Vec::new(),
                docs: self.docs(owner, Some(&field.name)),
                text: field.text.clone(),
            });
        }
        Shape {
            members,
            ..Shape::default()
        }
    }
}
