//! Members and parameters in the form of another language: keywords before the name, the type before the name, accessors.

use super::foreign_keywords::{self, MemberWord};
use super::item_header::ItemKeyword;
use super::modifiers::{MemberParts, Modifiers};
use super::tree_builder::{Accessor, TreeBuilder};
use crate::builtins;
use crate::diagnostics::foreign_types::foreign;
use crate::diagnostics::{Applicability, Code, Edit};
use crate::source::Span;
use crate::syntax::tree::{Ident, Member, MemberKind, TypeExpr, TypeKind};

/// What the words before a member's name mean.
#[derive(Default)]
struct Meaning {
    is_static: Option<Span>,
    readonly: Option<Span>,
    is_async: bool,
    /// The first word that is no modifier of the language.
    first: Option<Ident>,
    /// The type before the name.
    ty: Option<Ident>,
}

impl TreeBuilder<'_> {
    /// Reads words before a name of which one is no modifier of the language, if all of them are known, and reports them once.
    pub(super) fn foreign_words(
        &mut self,
        keyword: ItemKeyword,
        name: &Ident,
        parts: &mut MemberParts<'_>,
    ) -> Option<Modifiers> {
        let meaning = self.meaning(name, parts)?;
        let first = match (&meaning.first, &meaning.ty) {
            (Some(first), _) => first.clone(),
            (None, Some(ty)) => ty.clone(),
            (None, None) => return None,
        };
        let (ty, sure) = match &meaning.ty {
            Some(ty) => translated(&ty.text, false),
            None => (String::new(), true),
        };
        let start = parts.words.first()?.span.start;
        let of_record = keyword == ItemKeyword::Record;
        let mut before = String::new();
        if meaning.is_static.is_some() {
            before.push_str("static ");
        }
        if meaning.readonly.is_some() && !of_record {
            before.push_str("readonly ");
        }
        let head = parts
            .params
            .as_ref()
            .map_or(name.span, |(_, params)| *params);
        let head = parts.optional.map_or(head, |mark| head.to(mark));
        let signature = Span::new(name.span.start, head.end.max(name.span.end));
        let mut edits = vec![self.edit(Span::new(start, name.span.start), before.clone())];
        let mut shown = format!("{before}{}", signature.of(self.text));
        let mut applicability = if sure {
            Applicability::Safe
        } else {
            Applicability::Offered
        };
        if let (Some(arrow), Some(_)) = (parts.arrow, &parts.ty) {
            let place = Span::new(self.problems.end_before(arrow.start), arrow.end);
            edits.push(self.edit(place, ":"));
            parts.arrow = None;
        }
        if let Some(result) = &parts.ty {
            let written = result.span.of(self.text);
            let is_promise = written.starts_with("Promise<") || written.starts_with("Promise ");
            if meaning.is_async && !is_promise && parts.params.is_some() {
                edits.push(self.edit(Span::new(result.span.start, result.span.start), "Promise<"));
                edits.push(self.edit(Span::new(result.span.end, result.span.end), ">"));
                shown = format!("{shown}: Promise<{written}>");
                applicability = Applicability::Offered;
            } else {
                shown = format!("{shown}: {written}");
            }
        } else if meaning.ty.is_some() {
            edits.push(self.edit(Span::new(signature.end, signature.end), format!(": {ty}")));
            shown = format!("{shown}: {ty}");
        }
        if let Some(block) = self.accessor_block(parts) {
            edits.push(self.edit(block, ";"));
            parts.end = None;
        }
        let message = match &meaning {
            Meaning {
                first: None,
                ty: Some(ty),
                ..
            } => {
                format!("the type `{}` must follow the name", ty.text)
            }
            _ => format!("`{}` is not allowed before a member", first.text),
        };
        let shown = super::on_one_line(&shown);
        let place = match &meaning.ty {
            Some(_) => first.span.to(name.span),
            None => first.span,
        };
        let problem = self.error(Code::JSI0006, place, message).with_fix(
            format!("write `{shown}`"),
            applicability,
            edits,
        );
        self.problems.add(problem);
        Some(self.read_words(&meaning, of_record))
    }

    fn read_words(&self, meaning: &Meaning, of_record: bool) -> Modifiers {
        let ty = meaning.ty.as_ref().map(|ty| {
            let known = builtins::builtin(&ty.text).is_some() || foreign(&ty.text, 0).is_none();
            let kind = match known {
                true => TypeKind::Name {
                    name: ty.clone(),
                    args: Vec::new(),
                },
                false => TypeKind::Bad,
            };
            TypeExpr {
                kind,
                span: ty.span,
            }
        });
        Modifiers {
            is_static: meaning.is_static,
            readonly: meaning.readonly.filter(|_| !of_record),
            ty,
            ..Modifiers::default()
        }
    }

    fn meaning(&self, name: &Ident, parts: &MemberParts<'_>) -> Option<Meaning> {
        let mut meaning = Meaning::default();
        let is_method = parts.params.is_some();
        for (index, word) in parts.words.iter().enumerate() {
            let next = parts.words.get(index + 1).unwrap_or(name);
            let gap = Span::new(word.span.end, next.span.start);
            if gap.of(self.text).contains('\n') {
                return None;
            }
            let mut foreign = true;
            match foreign_keywords::member_word(&word.text) {
                MemberWord::Static => {
                    meaning.is_static = Some(word.span);
                    foreign = false;
                }
                MemberWord::Readonly => {
                    meaning.readonly = Some(word.span);
                    foreign = false;
                }
                MemberWord::Get | MemberWord::Set if is_method => return None,
                MemberWord::Get => meaning.readonly = Some(word.span),
                MemberWord::Const if !is_method => meaning.readonly = Some(word.span),
                MemberWord::Async => meaning.is_async = true,
                MemberWord::Set | MemberWord::Const | MemberWord::Foreign => {}
                MemberWord::Private | MemberWord::Misspelt(_) => return None,
                MemberWord::Unknown => {
                    let fits = next == name
                        && parts.ty.is_none()
                        && foreign_keywords::is_type_like(&word.text);
                    if !fits {
                        return None;
                    }
                    meaning.ty = Some(word.clone());
                    foreign = false;
                }
            }
            if foreign && meaning.first.is_none() {
                meaning.first = Some(word.clone());
            }
        }
        // a member without a type after its name was not finished, unless a type is before it
        let readable = parts.no_signature.is_none() || meaning.ty.is_some();
        let accessors = self.accessor_block(parts);
        if let (Some(block), true) = (accessors, meaning.ty.is_some()) {
            let text = block.of(self.text);
            if !text.contains("set") && !text.contains("init") {
                meaning.readonly = meaning.readonly.or(Some(block));
            }
        }
        readable.then_some(meaning)
    }

    /// `{ get; set; }` after the name of a property, with the space before it.
    fn accessor_block(&self, parts: &MemberParts<'_>) -> Option<Span> {
        let end = parts.end.as_ref().filter(|_| parts.params.is_none())?;
        let block = self.trimmed(end);
        let text = block.of(self.text);
        let inner = text
            .trim_end_matches(';')
            .trim_end()
            .strip_prefix('{')?
            .strip_suffix('}')?;
        let words = inner
            .split(';')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        let known = |word: &str| matches!(word, "get" | "set" | "init" | "private set");
        (!inner.trim().is_empty() && words.clone().all(known))
            .then(|| Span::new(self.problems.end_before(block.start), block.end))
    }

    /// `private name(…)`: not a part of what JavaScript offers.
    pub(super) fn private_member(&mut self, word: &Ident, whole: Span) {
        let message = format!("a `{}` member is not a part of an interface", word.text);
        let removed = self.whole_lines(whole);
        let problem = self
            .error(Code::JSI0006, word.span, message)
            .help("declare only what the users of the object can call")
            .offer(format!("remove the `{}` member", word.text), removed, "");
        self.problems.add(problem);
    }

    /// A piece with its lines, where nothing else is on them.
    pub(super) fn whole_lines(&self, piece: Span) -> Span {
        let before = self.text.get(..piece.start as usize).unwrap_or_default();
        let after = self.text.get(piece.end as usize..).unwrap_or_default();
        let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
        let space = after.len() - after.trim_start_matches([' ', '\t', '\r']).len();
        let starts = before.len() == indent
            || before
                .get(..before.len() - indent)
                .is_some_and(|it| it.ends_with('\n'));
        match after.get(space..).and_then(|rest| rest.strip_prefix('\n')) {
            Some(_) if starts => {
                Span::new(piece.start - indent as u32, piece.end + space as u32 + 1)
            }
            _ => Span::new(piece.start, piece.end + space as u32),
        }
    }

    /// Notes an accessor; all of a body are reported together.
    pub(super) fn accessor(
        &mut self,
        is_get: bool,
        word: Span,
        name: &Ident,
        whole: Span,
        is_static: bool,
        parts: &MemberParts<'_>,
    ) {
        let Some((params, place)) = &parts.params else {
            return;
        };
        let ty = match is_get {
            true => parts.ty.as_ref().map(|ty| ty.span),
            false => params.first().map(|param| param.ty.span),
        };
        self.accessors.push(Accessor {
            name: name.clone(),
            is_get,
            is_static,
            word,
            whole,
            params: *place,
            ty: ty.filter(|ty| ty.start < ty.end),
        });
    }

    /// Reports the accessors from the index `from` on: a getter and a setter of one name are one property.
    pub(super) fn report_accessors(&mut self, from: usize, members: &mut [Member]) {
        let accessors = self.accessors.split_off(from.min(self.accessors.len()));
        for (index, accessor) in accessors.iter().enumerate() {
            let same = |other: &&Accessor| {
                other.name.text == accessor.name.text
                    && other.is_static == accessor.is_static
                    && other.is_get != accessor.is_get
            };
            let other = accessors.iter().find(same);
            let is_second = accessors.iter().take(index).any(|it| same(&it));
            if is_second {
                continue;
            }
            if other.is_some() {
                make_writable(members, accessor, &accessors);
            }
            let message = "accessors are declared as properties";
            let mut problem =
                self.error(Code::JSI0006, accessor.word.to(accessor.name.span), message);
            if let Some(other) = other {
                problem =
                    problem.secondary_label(self.file, other.word, "accesses the same property");
            }
            let property = self.property(accessor, other);
            problem = match property {
                Some((applicability, shown, edits)) => {
                    problem.with_fix(format!("write `{shown}`"), applicability, edits)
                }
                None => problem,
            };
            let help = "a property has a setter unless it is `readonly`";
            self.problems.add(problem.help(help));
        }
    }

    /// The property that accessors are, and the edits that make it.
    fn property(
        &self,
        accessor: &Accessor,
        other: Option<&Accessor>,
    ) -> Option<(Applicability, String, Vec<Edit>)> {
        let ty = accessor
            .ty
            .or(other.and_then(|other| other.ty))?
            .of(self.text);
        let name = &accessor.name.text;
        let readonly = if accessor.is_get && other.is_none() {
            "readonly "
        } else {
            ""
        };
        let mut edits = vec![self.edit(
            Span::new(accessor.word.start, accessor.name.span.start),
            readonly,
        )];
        if accessor.is_get {
            edits.push(self.edit(accessor.params, ""));
        } else {
            edits.push(self.edit(accessor.params, format!(": {ty}")));
        }
        edits.extend(other.map(|other| self.edit(self.whole_lines(other.whole), "")));
        let applicability = match (accessor.is_get, other) {
            (true, None) => Applicability::Safe,
            _ => Applicability::Offered,
        };
        Some((applicability, format!("{readonly}{name}: {ty}"), edits))
    }

    /// `optional long x`, `String text`: words before the name of a parameter, the last of which are a type.
    pub(super) fn type_before_param(&mut self, words: &[Ident], name: &Ident) -> Option<TypeExpr> {
        let optional = words.iter().any(|word| word.text == "optional");
        let of_type: Vec<&str> = words
            .iter()
            .map(|word| word.text.as_str())
            .filter(|word| !matches!(*word, "optional" | "in" | "out" | "ref" | "const" | "final"))
            .collect();
        let written = of_type.join(" ");
        let first = words.first()?;
        let (ty, sure) = translated(&written, optional);
        if written.is_empty() || ty.contains(' ') {
            return None;
        }
        let mark = if optional { "?" } else { "" };
        let text = format!("{}{mark}: {ty}", name.text);
        let whole = first.span.to(name.span);
        let message = if optional {
            "`optional` is not allowed before a parameter".to_owned()
        } else {
            format!("the type `{written}` must follow the name")
        };
        let applicability = if sure && !optional {
            Applicability::Safe
        } else {
            Applicability::Offered
        };
        let edit = self.edit(whole, text.clone());
        let problem = self.error(Code::JSI0006, whole, message).with_fix(
            format!("write `{text}`"),
            applicability,
            vec![edit],
        );
        self.problems.add(problem);
        Some(TypeExpr {
            kind: TypeKind::Bad,
            span: first.span,
        })
    }
}

/// Makes the property of a getter writable, for which there is a setter.
fn make_writable(members: &mut [Member], accessor: &Accessor, accessors: &[Accessor]) {
    for member in members {
        if let MemberKind::Property { readonly, name, .. } = &mut member.kind {
            let of_pair = accessors.iter().any(|it| it.name.span == name.span);
            if of_pair && name.text == accessor.name.text {
                *readonly = None;
            }
        }
    }
}

/// A type of another language in the form of this one, and whether that is certain. `webidl` says that it is of WebIDL.
fn translated(words: &str, webidl: bool) -> (String, bool) {
    let form = match words {
        "unsigned long" => Some("u32"),
        "unsigned short" => Some("u16"),
        "unsigned int" => Some("u32"),
        "unsigned char" => Some("u8"),
        "octet" => Some("u8"),
        "long" if webidl => Some("i32"),
        "unrestricted double" => Some("f64"),
        "unrestricted float" => Some("f32"),
        _ => None,
    };
    if let Some(form) = form {
        return (form.to_owned(), true);
    }
    let form = match words {
        "unsigned long long" => Some("Number<u64>"),
        "long long" => Some("Number<i64>"),
        _ => None,
    };
    if let Some(form) = form {
        return (form.to_owned(), false);
    }
    match foreign(words, 0) {
        Some(found) => match found.forms.first() {
            Some(form) => (
                (*form).to_owned(),
                found.applicability == Applicability::Safe,
            ),
            None => (words.to_owned(), false),
        },
        None => (words.to_owned(), true),
    }
}
