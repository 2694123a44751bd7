//! Members of interfaces, classes and callback interfaces.

use jsi_idl::model::{Item, Member, MemberKind, Type, TypeParam};

use super::flows::{Direction, Flow};
use super::functions::{MemberPair, RUST, rust_output};
use super::member_pairs::{Sort, pair};
use super::report::Finding;
use super::rules::{self, Audience};
use super::rust::Signature;
use super::{Both, Comparison, Of};
use crate::bindings::Role;

impl Comparison<'_> {
    /// Compares the members of an item. `flows` are those of its objects.
    pub(super) fn members(&mut self, both: Both, old: &[Member], new: &[Member], flows: &[Flow]) {
        let pairs = pair(old, new);
        let items = [self.old.model.item(both.old), self.new.model.item(both.new)];
        let [old_item, new_item] = items;
        for (index, member) in old.iter().enumerate() {
            let other = pairs.iter().find(|(left, _)| *left == index);
            match other.and_then(|(_, right)| new.get(*right)) {
                Some(other) => self.member(both, (member, other), flows),
                None => {
                    let found = removed(old_item, new_item, member, flows);
                    self.add(found);
                }
            }
        }
        for (index, member) in new.iter().enumerate() {
            if !pairs.iter().any(|(_, right)| *right == index) {
                let found = self.added_member(both, member, flows);
                self.add(found);
            }
        }
    }

    fn added_member(&self, both: Both, member: &Member, flows: &[Flow]) -> Finding {
        let (old, new) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let message = format!("`{}.{}` was added", new.name, member.name);
        let mut found = Finding::new(rules::MEMBER_ADDED, message)
            .now(new.file, member.name_span)
            .before(old.file, old.name_span);
        let functions = self.new.rust.functions(both.new, member.name_span);
        if functions.iter().any(|it| !it.has_default) {
            found.breaks(
                Audience::RustImplementers,
                "the trait has a function more that implementations must have",
            );
        }
        // the keys of an index are those that an object has
        let needed = !member.is_optional() && Sort::of(member) != Sort::Index;
        found.breaks_js(flows.iter().copied(), |direction| match direction {
            Direction::FromJs => needed.then(|| "objects must have it".to_owned()),
            Direction::ToJs => None,
        });
        found
    }

    fn member(&mut self, both: Both, (old, new): (&Member, &Member), flows: &[Flow]) {
        let (old_item, new_item) = (self.old.model.item(both.old), self.new.model.item(both.new));
        let place = format!("{}.{}", new_item.name, new.name);
        let start = |code, message: String| {
            Finding::new(code, message)
                .now(new_item.file, new.name_span)
                .before(old_item.file, old.name_span)
        };
        let sorts = (Sort::of(old), Sort::of(new));
        if sorts.0 != sorts.1 || old.is_static != new.is_static {
            let form = |sort: Sort, member: &Member| {
                let before = if member.is_static {
                    " of the class"
                } else {
                    ""
                };
                format!("{}{before}", sort.title())
            };
            let message = format!(
                "`{place}` was {} and is {}",
                form(sorts.0, old),
                form(sorts.1, new)
            );
            let mut found = start(rules::MEMBER_KIND, message);
            if !self.same_rust(both, old, new) || old.is_static != new.is_static {
                found.breaks_rust("other functions in Rust");
            }
            found.breaks_js(flows.iter().copied(), |_| {
                Some("it is used in another way".to_owned())
            });
            return self.add(found);
        }
        let mut found = start(
            rules::JS_NAME,
            format!("`{place}` has another name in JavaScript"),
        );
        let ways = |member: &Member| match &member.kind {
            MemberKind::Event { methods, .. } => methods.to_vec(),
            MemberKind::Constructor { .. } | MemberKind::Index { .. } => Vec::new(),
            MemberKind::Method { .. } | MemberKind::Property { .. } => vec![member.js_path.clone()],
        };
        if ways(old) != ways(new) {
            found.breaks_js(flows.iter().copied(), |_| {
                Some(format!("the name was `{}`", old.js_path.join(".")))
            });
        }
        self.add(found);

        self.names_in_rust(both, (old, new), &place);
        let functions = [
            self.old.rust.functions(both.old, old.name_span),
            self.new.rust.functions(both.new, new.name_span),
        ];
        let reads = |all: &[&Signature]| {
            let is_read = |it: &&&Signature| !matches!(it.role, Role::Set | Role::Has);
            all.iter().find(is_read).map(|it| (*it).clone())
        };
        let [old_rust, new_rust] = functions.each_ref().map(|all| reads(all));
        let pair = MemberPair {
            place,
            files: [old_item.file, new_item.file],
            spans: [old.span, new.span],
            names: [old.name_span, new.name_span],
            flows: flows.to_vec(),
            rust: if old.over_any == new.over_any {
                [old_rust.as_ref(), new_rust.as_ref()]
            } else {
                // other functions, which is reported with the type parameters
                [None, None]
            },
        };
        self.kinds(&pair, (old, new));
    }

    /// Compares what members of one kind have.
    fn kinds(&mut self, pair: &MemberPair<'_>, (old, new): (&Member, &Member)) {
        match (&old.kind, &new.kind) {
            (MemberKind::Constructor { params: was }, MemberKind::Constructor { params: is }) => {
                self.params(pair, was, is);
            }
            (
                MemberKind::Method {
                    type_params: old_type_params,
                    params: was,
                    result: old_result,
                    infallible: old_infallible,
                    optional: old_optional,
                    ..
                },
                MemberKind::Method {
                    type_params: new_type_params,
                    params: is,
                    result: new_result,
                    infallible: new_infallible,
                    optional: new_optional,
                    ..
                },
            ) => {
                self.type_params(pair, old_type_params, new_type_params);
                let failing = old_infallible != new_infallible;
                if failing {
                    self.infallible(pair, *new_infallible);
                }
                let presence = old_optional != new_optional;
                if presence {
                    self.presence(pair, *new_optional);
                }
                self.params(pair, was, is);
                self.result(pair, !failing && !presence, (old_result, new_result));
            }
            (
                MemberKind::Property {
                    ty: was,
                    readonly: old_readonly,
                    optional: old_optional,
                },
                MemberKind::Property {
                    ty: is,
                    readonly: new_readonly,
                    optional: new_optional,
                },
            ) => {
                let presence = old_optional != new_optional;
                if presence {
                    self.presence(pair, *new_optional);
                }
                self.writable(pair, (!old_readonly, !new_readonly));
                let written = !old_readonly && !new_readonly;
                self.value_type(pair, !presence && rust_output(pair), written, (was, is));
            }
            (
                MemberKind::Index {
                    key_ty: old_key,
                    ty: was,
                    readonly: old_readonly,
                    ..
                },
                MemberKind::Index {
                    key_ty: new_key,
                    ty: is,
                    readonly: new_readonly,
                    ..
                },
            ) => {
                self.writable(pair, (!old_readonly, !new_readonly));
                let written = !old_readonly && !new_readonly;
                let [left, right] = pair.rust.map(|it| it.map(|it| &it.params));
                let rust = rust_output(pair) || left != right;
                if !self.values.fits(Of::New, new_key, old_key) {
                    self.value_type(pair, rust, false, (&Type::Void, is));
                } else {
                    self.value_type(pair, rust, written, (was, is));
                }
            }
            (
                MemberKind::Event {
                    listener: was,
                    options: old_options,
                    ..
                },
                MemberKind::Event {
                    listener: is,
                    options: new_options,
                    ..
                },
            ) => {
                let function =
                    |it: &jsi_idl::model::FunctionType| Type::Function(Some(Box::new(it.clone())));
                let [left, right] = pair.rust.map(|it| it.map(|it| &it.params));
                let same_options = old_options.is_some() == new_options.is_some();
                let mut found = self.value_finding(pair, left != right && same_options);
                // JavaScript calls the listener, which Rust implements
                let fits = self.values.fits(Of::New, &function(is), &function(was));
                if !fits {
                    found.breaks_js(pair.flows.iter().copied(), |_| {
                        Some("listeners take other values".to_owned())
                    });
                }
                self.add(found);
                let options =
                    |it: &Option<jsi_idl::model::Param>| it.iter().cloned().collect::<Vec<_>>();
                let with_options = MemberPair {
                    rust: [None, None],
                    place: pair.place.clone(),
                    flows: pair.flows.clone(),
                    ..*pair
                };
                self.params(&with_options, &options(old_options), &options(new_options));
            }
            // members of different kinds are reported before
            (
                MemberKind::Constructor { .. }
                | MemberKind::Method { .. }
                | MemberKind::Property { .. }
                | MemberKind::Index { .. }
                | MemberKind::Event { .. },
                _,
            ) => {}
        }
    }

    fn value_type(
        &mut self,
        pair: &MemberPair<'_>,
        rust: bool,
        written: bool,
        types: (&Type, &Type),
    ) {
        let mut found = self.value_finding(pair, rust);
        self.value(&mut found, &pair.flows, types);
        if written {
            self.written(&mut found, &pair.flows, types);
        }
        self.add(found);
    }

    fn value_finding(&self, pair: &MemberPair<'_>, rust: bool) -> Finding {
        let [old_file, new_file] = pair.files;
        let [old_span, new_span] = pair.spans;
        let [old_name, new_name] = pair.names;
        let now = self.new.value_type(new_file, new_span).unwrap_or(new_name);
        let before = self.old.value_type(old_file, old_span).unwrap_or(old_name);
        let message = format!("the type of `{}` changed", pair.place);
        let mut found = Finding::new(rules::PROPERTY_TYPE, message)
            .now(new_file, now)
            .before(old_file, before);
        if rust {
            found.breaks_rust("it has another type in Rust");
        }
        found
    }

    fn writable(&mut self, pair: &MemberPair<'_>, (was, is): (bool, bool)) {
        if was == is {
            return;
        }
        let verb = if is {
            "can be written"
        } else {
            "became `readonly`"
        };
        let mut found = pair.start(rules::WRITABLE, format!("`{}` {verb}", pair.place));
        if is {
            found.breaks(
                Audience::RustImplementers,
                "the trait has a function that writes it, too",
            );
        } else {
            found.breaks_rust("there is no function that writes it");
        }
        found.breaks_js(pair.flows.iter().copied(), |direction| match direction {
            Direction::ToJs => (!is).then(|| "assignments throw".to_owned()),
            Direction::FromJs => is.then(|| "objects must accept assignments".to_owned()),
        });
        self.add(found);
    }

    fn presence(&mut self, pair: &MemberPair<'_>, is_optional: bool) {
        let word = if is_optional { "optional" } else { "required" };
        let mut found = pair.start(rules::PRESENCE, format!("`{}` became {word}", pair.place));
        found.breaks_rust("a value that may be missing is an `Option` in Rust");
        found.breaks_js(pair.flows.iter().copied(), |direction| {
            match (direction, is_optional) {
                (Direction::ToJs, true) => Some("objects need not have it".to_owned()),
                (Direction::FromJs, false) => Some("objects must have it".to_owned()),
                (Direction::ToJs, false) | (Direction::FromJs, true) => None,
            }
        });
        self.add(found);
    }

    fn infallible(&mut self, pair: &MemberPair<'_>, is_infallible: bool) {
        let word = if is_infallible {
            "became"
        } else {
            "is no longer"
        };
        let message = format!("`{}` {word} `@infallible`", pair.place);
        let mut found = pair.start(rules::INFALLIBLE, message);
        found.breaks_rust(if is_infallible {
            "the function returns `()`"
        } else {
            "the function returns a `Result`"
        });
        self.add(found);
    }

    fn type_params(&mut self, pair: &MemberPair<'_>, old: &[TypeParam], new: &[TypeParam]) {
        let message = format!("the type parameters of `{}` changed", pair.place);
        let mut found = pair.start(rules::TYPE_PARAMS, message);
        self.type_param_change(&mut found, old, new);
        self.add(found);
    }

    /// Whom a change of type parameters breaks. Their names do not matter.
    pub(super) fn type_param_change(
        &self,
        found: &mut Finding,
        old: &[TypeParam],
        new: &[TypeParam],
    ) {
        if old.is_empty() != new.is_empty() {
            found.breaks_rust("the functions with `Any` in their places have other names");
        } else if old.len() != new.len() {
            found.breaks(
                Audience::RustCallers,
                "type arguments that are given must be as many",
            );
        } else if old
            .iter()
            .zip(new)
            .any(|(old, new)| !self.same_bound(old, new))
        {
            found.breaks(
                Audience::RustCallers,
                "the type argument must fit another bound",
            );
        }
    }

    pub(super) fn same_bound(&self, old: &TypeParam, new: &TypeParam) -> bool {
        match (old.bound, new.bound) {
            // every type that fitted still does
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(old), Some(new)) => self.pairs.counterpart(Of::Old, old) == Some(new),
        }
    }

    fn names_in_rust(&mut self, both: Both, (old, new): (&Member, &Member), place: &str) {
        if old.rust_name == new.rust_name {
            return;
        }
        let files = [self.old.model.item(both.old), self.new.model.item(both.new)];
        let [old_file, new_file] = files.map(|it| it.file);
        let message = format!("`{place}` has another name in Rust");
        let mut found = Finding::new(rules::RUST_NAME, message)
            .now(new_file, new.name_span)
            .before(old_file, old.name_span);
        for audience in RUST {
            found.breaks(audience, format!("the name was `{}`", old.rust_name));
        }
        self.add(found);
    }

    /// Whether the functions of two members are the same in Rust.
    fn same_rust(&self, both: Both, old: &Member, new: &Member) -> bool {
        let all = |functions: Vec<&Signature>| -> Vec<(String, Vec<String>, String)> {
            let parts = functions.into_iter().map(|it| {
                let params = it.params.iter().map(|(_, ty)| ty.clone()).collect();
                (it.name.clone(), params, it.output.clone())
            });
            parts.collect()
        };
        all(self.old.rust.functions(both.old, old.name_span))
            == all(self.new.rust.functions(both.new, new.name_span))
    }
}

impl MemberPair<'_> {
    fn start(&self, code: jsi_idl::diagnostics::Code, message: String) -> Finding {
        let [old_file, new_file] = self.files;
        let [old_name, new_name] = self.names;
        Finding::new(code, message)
            .now(new_file, new_name)
            .before(old_file, old_name)
    }
}

fn removed(old_item: &Item, new_item: &Item, member: &Member, flows: &[Flow]) -> Finding {
    let message = format!("`{}.{}` was removed", old_item.name, member.name);
    let mut found = Finding::new(rules::MEMBER_REMOVED, message)
        .now(new_item.file, new_item.name_span)
        .before(old_item.file, member.name_span);
    found.breaks_rust("the trait has no such function");
    found.breaks_js(flows.iter().copied(), |direction| match direction {
        Direction::ToJs => Some("objects do not have it".to_owned()),
        Direction::FromJs => None,
    });
    found
}
