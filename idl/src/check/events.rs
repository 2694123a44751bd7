//! Blocks of events: from tree to model, with JSI0228 for the options of a block and JSI0102 for events of one name.

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::attributes::Attrs;
use super::members::Owner;
use super::names::value_name;
use super::positions::{TypeContext, TypeParams, TypePosition};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{FunctionType, Member, MemberKind, Param, Type};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Event, EventValue, Events, SignatureParam};

/// The members of targets of the DOM.
const DEFAULT: [&str; 2] = ["addEventListener", "removeEventListener"];

impl Check<'_> {
    /// Checks a block of events and gives the model of each. Those without documentation have `docs`, that of the block.
    pub(super) fn check_events(
        &self,
        it: &Events,
        attrs: &Attrs,
        owner: &Owner<'_>,
        docs: &str,
        seen: &mut HashMap<String, Span>,
    ) -> Vec<Member> {
        let file = owner.file;
        let type_params = TypeParams::of_class(owner.type_params);
        let options = self.event_options(file, it, type_params);
        let methods = attrs.methods.clone();
        let methods = methods.unwrap_or_else(|| DEFAULT.map(|name| vec![name.to_owned()]));
        let mut read = |event: &Event| {
            if let Some(first) = seen.insert(event.name.value.clone(), event.name.span) {
                let (name, span) = (&event.name.value, event.name.span);
                self.report(self.duplicate(file, "event", name, span, first));
            }
            let attrs = self.check_attributes(file, &event.attrs, AttributeTarget::Event);
            let name = event.name.value.as_str();
            let mut member = Member {
                name: name.to_owned(),
                name_span: event.name.span,
                span: event.span,
                rust_name: attrs.rust_name(|| format!("on_{}", value_name(name))),
                js_path: vec![name.to_owned()],
                docs: match super::docs(&event.docs) {
                    own if own.is_empty() => docs.to_owned(),
                    own => own,
                },
                deprecated: attrs.deprecated,
                is_static: false,
                over_any: false,
                kind: MemberKind::Event {
                    listener: self.listener(file, &event.value, type_params),
                    options: options.clone(),
                    methods: methods.clone(),
                },
            };
            member.over_any = member.names_class_param();
            member
        };
        it.events.iter().map(&mut read).collect()
    }

    /// The one optional parameter of a block.
    fn event_options(
        &self,
        file: FileId,
        it: &Events,
        type_params: TypeParams<'_>,
    ) -> Option<Param> {
        let position = TypePosition::Param {
            export: false,
            promise: None,
        };
        let params = self.check_params(file, type_params, &it.params, position);
        let wrong = |span: Span, label: &str| {
            let message = "`events` can have one optional parameter, the options";
            Diagnostic::new(Code::JSI0228, file, span, message)
                .label(label)
                .help("the options are written `events(options?: ListenerOptions) { … }`")
        };
        if let Some(second) = it.params.get(1) {
            self.report(wrong(second.span, "not allowed"));
        }
        let first = it.params.first()?;
        if first.optional.is_none() {
            let diagnostic = wrong(first.span, "must be optional");
            let end = Span::new(first.name.span.end, first.name.span.end);
            self.report(match first.rest {
                None => diagnostic.fix("make it optional", end, "?"),
                Some(_) => diagnostic,
            });
            return None;
        }
        params.into_iter().next()
    }

    /// The type of the function that receives an event.
    fn listener(
        &self,
        file: FileId,
        value: &EventValue,
        type_params: TypeParams<'_>,
    ) -> FunctionType {
        let position = TypePosition::Param {
            export: false,
            promise: None,
        };
        let context = TypeContext {
            type_params,
            ..TypeContext::new(file, position)
        };
        let ty = match value {
            EventValue::Type(ty) => self.check_listener(&[], Some(ty), ty.span, &context),
            EventValue::Params(params, span) => {
                for param in params {
                    self.check_attributes(file, &param.attrs, AttributeTarget::EventParam);
                }
                let params: Vec<SignatureParam> = params.iter().map(signature_param).collect();
                self.check_listener(&params, None, *span, &context)
            }
        };
        match ty {
            Type::Function(Some(listener)) => *listener,
            // reported
            _ => FunctionType {
                params: Vec::new(),
                result: Type::Void,
            },
        }
    }
}

fn signature_param(param: &tree::Param) -> SignatureParam {
    SignatureParam {
        rest: param.rest,
        name: Some(param.name.clone()),
        optional: param.optional,
        ty: param.ty.clone(),
        span: param.span,
    }
}
