//! Parameters, results, and the types of values that members have.

use std::collections::HashSet;

use jsi_idl::ide::{TypeRole, WrittenType, written_types};
use jsi_idl::model::{Param, Type};
use jsi_idl::source::{FileId, Span};

use super::flows::{Direction, Flow};
use super::report::Finding;
use super::rules::{self, Audience};
use super::rust::Signature;
use super::{Comparison, Of, Side};

/// A member of both versions.
pub(super) struct MemberPair<'m> {
    /// `Interface.member`
    pub(super) place: String,
    pub(super) files: [FileId; 2],
    /// The whole member in both.
    pub(super) spans: [Span; 2],
    /// The place of its name in both.
    pub(super) names: [Span; 2],
    /// Who calls it, or implements it.
    pub(super) flows: Vec<Flow>,
    /// Its function in Rust, in both; that which reads, if there are several.
    pub(super) rust: [Option<&'m Signature>; 2],
}

/// How a parameter of one version is one of the other.
enum Aligned<'m> {
    Same(&'m Param, &'m Param),
    Added(&'m Param),
    Removed(&'m Param),
}

impl Side<'_> {
    /// The place of the type of a member, parameter or field that lies in `within`.
    fn type_span(
        &self,
        file: FileId,
        within: Span,
        wanted: impl Fn(&WrittenType<'_>) -> bool,
    ) -> Option<Span> {
        let written = written_types(&self.version.analysis, file);
        let inside = |it: &&WrittenType<'_>| {
            within.start <= it.span.start && it.span.end <= within.end && wanted(it)
        };
        written.iter().find(inside).map(|it| it.span)
    }

    pub(super) fn param_type(&self, file: FileId, within: Span, param: &Param) -> Option<Span> {
        self.type_span(
            file,
            within,
            |it| matches!(it.role, TypeRole::Param(of) if of.span == param.span),
        )
    }

    /// The type of a result or property.
    pub(super) fn value_type(&self, file: FileId, within: Span) -> Option<Span> {
        self.type_span(file, within, |it| {
            matches!(it.role, TypeRole::Result | TypeRole::Property)
        })
    }

    /// The type of the field whose name is there.
    pub(super) fn field_type(&self, file: FileId, ty: &Type) -> Option<Span> {
        let whole = Span::new(0, u32::MAX);
        self.type_span(file, whole, |it| std::ptr::eq(it.ty, ty))
    }
}

impl Comparison<'_> {
    /// Compares the parameters of a function.
    pub(super) fn params(&mut self, member: &MemberPair<'_>, old: &[Param], new: &[Param]) {
        let aligned = align(old, new);
        let mut swapped = Vec::new();
        for (index, it) in aligned.iter().enumerate() {
            let follows = |it: &Aligned<'_>| match it {
                Aligned::Same(..) => true,
                Aligned::Added(_) | Aligned::Removed(_) => false,
            };
            let is_last = !aligned.iter().skip(index + 1).any(follows);
            let found = match it {
                Aligned::Same(old_param, new_param) => {
                    let found = self.param(member, old_param, new_param);
                    let moved = old_param.name != new_param.name
                        && old.iter().any(|it| it.name == new_param.name)
                        && new.iter().any(|it| it.name == old_param.name);
                    if moved && !found.breaks_anything() {
                        swapped.push(*new_param);
                    }
                    found
                }
                Aligned::Added(param) => added(member, param, is_last),
                Aligned::Removed(param) => removed(member, param, is_last),
            };
            self.add(found);
        }
        self.swapped(member, &swapped);
    }

    fn swapped(&mut self, member: &MemberPair<'_>, params: &[&Param]) {
        let [first, .., last] = params else { return };
        let message = format!(
            "parameters `{}` and `{}` of `{}` changed places",
            first.name, last.name, member.place
        );
        let mut found = Finding::new(rules::PARAMS_SWAPPED, message)
            .now(member.files[1], first.span)
            .before(member.files[0], member.names[0]);
        let why = "the types are the same, so each value silently arrives at the other parameter";
        found.breaks_rust(why);
        found.breaks_js(member.flows.iter().copied(), |_| Some(why.to_owned()));
        self.add(found);
    }

    fn param(&self, member: &MemberPair<'_>, old: &Param, new: &Param) -> Finding {
        let [old_file, new_file] = member.files;
        let [old_span, new_span] = member.spans;
        let old_type = self.old.param_type(old_file, old_span, old);
        let new_type = self.new.param_type(new_file, new_span, new);
        let message = format!("parameter `{}` of `{}` changed", new.name, member.place);
        let mut found = Finding::new(rules::PARAM_TYPE, message)
            .now(new_file, new_type.unwrap_or(new.span))
            .before(old_file, old_type.unwrap_or(old.span));
        let rust = |side: Option<&Signature>, param: &Param| {
            let params = side.map(|it| it.params.as_slice()).unwrap_or_default();
            let found = params.iter().find(|(name, _)| *name == param.name);
            found.map(|(_, ty)| ty.clone())
        };
        let [old_rust, new_rust] = member.rust;
        if rust(old_rust, old) != rust(new_rust, new) {
            found.breaks_rust("the parameter has another type in Rust");
        }
        let was = old_type.map_or("", |span| self.old.text(old_file, span));
        found.breaks_js(member.flows.iter().copied(), |direction| {
            match direction {
                // of an object that Rust implements, JavaScript passes the arguments
                Direction::ToJs => {
                    if old.rest && !new.rest {
                        return Some("further arguments are not accepted".to_owned());
                    }
                    if old.optional && !new.optional && !new.rest {
                        return Some("calls without the argument are not accepted".to_owned());
                    }
                    let (value, target) = one_each(old, new);
                    let fits = self.values.fits(Of::Old, value, target);
                    (!fits).then(|| format!("not every `{was}` is accepted"))
                }
                Direction::FromJs => {
                    if !old.rest && new.rest {
                        return Some("any number of arguments is passed".to_owned());
                    }
                    if !old.optional && !old.rest && new.optional {
                        return Some("the argument may be missing".to_owned());
                    }
                    if new.readonly && !old.readonly {
                        return Some("the view cannot be written to".to_owned());
                    }
                    let (target, value) = one_each(old, new);
                    let fits = self.values.fits(Of::New, value, target);
                    (!fits).then(|| format!("the argument may be no `{was}`"))
                }
            }
        });
        found
    }

    /// Compares a result, or the type of a property that is read.
    pub(super) fn value(&self, found: &mut Finding, flows: &[Flow], (old, new): (&Type, &Type)) {
        found.breaks_js(flows.iter().copied(), |direction| match direction {
            Direction::ToJs => (!self.values.fits(Of::New, new, old))
                .then(|| "there may be values that there were not before".to_owned()),
            Direction::FromJs => (!self.values.fits(Of::Old, old, new))
                .then(|| "not every value is accepted that was before".to_owned()),
        });
    }

    /// Compares the type of a property that is written.
    pub(super) fn written(&self, found: &mut Finding, flows: &[Flow], types: (&Type, &Type)) {
        let turned = flows.iter().map(|flow| Flow {
            direction: flow.direction.turned(),
            ..*flow
        });
        self.value(found, &turned.collect::<Vec<_>>(), types);
    }

    /// Compares the results of methods.
    pub(super) fn result(
        &mut self,
        member: &MemberPair<'_>,
        rust: bool,
        (old, new): (&Type, &Type),
    ) {
        let [old_file, new_file] = member.files;
        let [old_span, new_span] = member.spans;
        let at = |span: Option<Span>, name: Span| span.unwrap_or(name);
        let [old_name, new_name] = member.names;
        let message = format!("the result of `{}` changed", member.place);
        let mut found = Finding::new(rules::RESULT, message)
            .now(
                new_file,
                at(self.new.value_type(new_file, new_span), new_name),
            )
            .before(
                old_file,
                at(self.old.value_type(old_file, old_span), old_name),
            );
        if rust && rust_output(member) {
            found.breaks_rust("the result has another type in Rust");
        }
        self.value(&mut found, &member.flows, (old, new));
        self.add(found);
    }

    /// Keeps a finding that breaks something.
    pub(super) fn add(&mut self, found: Finding) {
        if found.breaks_anything() {
            self.findings.push(found);
        }
    }
}

/// Whether the type of the result differs in Rust.
pub(super) fn rust_output(member: &MemberPair<'_>) -> bool {
    let [old, new] = member.rust.map(|it| it.map(|it| &it.output));
    old != new
}

/// The types of one argument each: of a rest parameter, that of an element where the other is none.
fn one_each<'m>(old: &'m Param, new: &'m Param) -> (&'m Type, &'m Type) {
    let element = |param: &'m Param| match &param.ty {
        Type::Array(element) if param.rest => element,
        ty => ty,
    };
    (element(old), element(new))
}

/// Whether Rust has the parameter: not one of a literal type.
fn in_rust(param: &Param) -> bool {
    !matches!(param.ty, Type::Literal(_))
}

fn added(member: &MemberPair<'_>, param: &Param, is_last: bool) -> Finding {
    let message = format!("parameter `{}` of `{}` was added", param.name, member.place);
    let mut found = Finding::new(rules::PARAM_ADDED, message)
        .now(member.files[1], param.span)
        .before(member.files[0], member.names[0]);
    if in_rust(param) {
        found.breaks_rust("functions in Rust have every parameter, also optional ones");
    }
    let may_be_missing = param.optional || param.rest;
    found.breaks_js(member.flows.iter().copied(), |direction| {
        match (direction, is_last) {
            (_, false) => Some("the arguments after it move".to_owned()),
            (Direction::ToJs, true) => {
                (!may_be_missing).then(|| "the argument is required".to_owned())
            }
            // JavaScript ignores further arguments
            (Direction::FromJs, true) => None,
        }
    });
    found
}

fn removed(member: &MemberPair<'_>, param: &Param, is_last: bool) -> Finding {
    let message = format!(
        "parameter `{}` of `{}` was removed",
        param.name, member.place
    );
    let mut found = Finding::new(rules::PARAM_REMOVED, message)
        .now(member.files[1], member.names[1])
        .before(member.files[0], param.span);
    if in_rust(param) {
        found.breaks_rust("the function has no such parameter in Rust");
    }
    found.breaks_js(member.flows.iter().copied(), |direction| {
        Some(match (direction, is_last) {
            (_, false) => "the arguments after it move".to_owned(),
            (Direction::ToJs, true) => "TypeScript accepts no further argument".to_owned(),
            (Direction::FromJs, true) => "the argument is missing".to_owned(),
        })
    });
    found
}

/// Pairs parameters in order. One that only one list has, at a place where the other has one that is also only there, was renamed.
fn align<'m>(old: &'m [Param], new: &'m [Param]) -> Vec<Aligned<'m>> {
    let names =
        |all: &'m [Param]| -> HashSet<&'m str> { all.iter().map(|it| it.name.as_str()).collect() };
    let (in_old, in_new) = (names(old), names(new));
    let mut aligned = Vec::new();
    let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let (was, is) = (left.peek().copied(), right.peek().copied());
        match (was, is) {
            (None, None) => return aligned,
            (Some(was), None) => {
                aligned.push(Aligned::Removed(was));
                left.next();
            }
            (None, Some(is)) => {
                aligned.push(Aligned::Added(is));
                right.next();
            }
            (Some(was), Some(is)) => {
                let kept = in_new.contains(was.name.as_str());
                let known = in_old.contains(is.name.as_str());
                if kept && !known {
                    aligned.push(Aligned::Added(is));
                    right.next();
                } else if !kept && known {
                    aligned.push(Aligned::Removed(was));
                    left.next();
                } else {
                    aligned.push(Aligned::Same(was, is));
                    left.next();
                    right.next();
                }
            }
        }
    }
}

/// Whose Rust a change of a function breaks that is no change of its parameters or its result.
pub(super) const RUST: [Audience; 2] = [Audience::RustCallers, Audience::RustImplementers];
