//! Prints an interface as a `.jsi` text. Spaces and line breaks are the formatter's.

use std::fmt::Write as _;
use std::ops::Range;

use super::interface::{
    Event, Input, Interface, Item, ItemId, ItemKind, Literal, Member, MemberKind, Signature, Text,
    Ty, TypeParam, ValueKind,
};

/// A printed interface, not formatted yet.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) text: String,
    /// Where each item and member is.
    pub(super) places: Vec<(Range<usize>, Owner)>,
}

/// What a part of the text is printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    /// The head of an item, or a part of it that is no member.
    Item(ItemId),
    /// A member or a field, by its index.
    Member(ItemId, usize),
    /// A value of an enum or a member of a union.
    Part(ItemId, usize),
    /// An event, by the index of the block and its own.
    Event(ItemId, usize, usize),
}

/// The length of a text in a comment.
const LONGEST: usize = 200;

/// Prints the items whose ids are `wanted`, after these lines of comment.
pub(super) fn print(interface: &Interface, wanted: &[ItemId], head: &[String]) -> Printed {
    let mut printer = Printer {
        interface,
        out: Printed::default(),
    };
    for line in head {
        printer.comment(line);
    }
    for id in wanted {
        if let Some(item) = interface.items.get(*id) {
            printer.push("\n");
            let start = printer.out.text.len();
            printer.item(*id, item);
            printer.place(start, Owner::Item(*id));
        }
    }
    printer.out
}

struct Printer<'i> {
    interface: &'i Interface,
    out: Printed,
}

impl Printer<'_> {
    fn push(&mut self, text: &str) {
        self.out.text.push_str(text);
    }

    fn place(&mut self, start: usize, owner: Owner) {
        let end = self.out.text.len();
        self.out.places.push((start..end, owner));
    }

    /// A line of an ordinary comment. Nothing ends it before its line ends.
    fn comment(&mut self, text: &str) {
        let line = super::decide::clean(text);
        let short: String = line.chars().take(LONGEST).collect();
        let more = if short.len() < line.len() { "…" } else { "" };
        let _ = writeln!(self.out.text, "// {short}{more}");
    }

    fn docs(&mut self, docs: &Text) {
        for line in &docs.lines {
            let space = if line.is_empty() { "" } else { " " };
            let _ = writeln!(self.out.text, "///{space}{line}");
        }
        match docs.deprecated.as_deref() {
            Some("") => self.push("@deprecated\n"),
            Some(why) => {
                let why = quoted(why);
                let _ = writeln!(self.out.text, "@deprecated({why})");
            }
            None => {}
        }
    }

    fn item(&mut self, id: ItemId, item: &Item) {
        for note in &item.notes {
            self.comment(note);
        }
        self.docs(&item.docs);
        match &item.kind {
            ItemKind::Pending => {}
            ItemKind::Class {
                js,
                from,
                params,
                extends,
                members,
            } => {
                self.js(js.as_deref());
                self.push(&format!("class {}", item.name));
                self.type_params(params);
                if let Some((base, args)) = extends {
                    self.push(" extends ");
                    self.ty(&Ty::Item(*base, args.clone()));
                }
                if let Some(from) = from {
                    self.push(&format!(" from {from}"));
                }
                if members.is_empty() && item.left_out.is_empty() {
                    self.push(";\n");
                } else {
                    self.members(id, item, members);
                }
            }
            ItemKind::Interface { js, from, members } => {
                self.js(js.as_deref());
                self.push(&format!("interface {} from {from}", item.name));
                self.members(id, item, members);
            }
            ItemKind::Callback { members } => {
                self.push(&format!("callback interface {}", item.name));
                self.members(id, item, members);
            }
            ItemKind::Record { params, fields } => {
                self.push(&format!("record {}", item.name));
                self.type_params(params);
                self.members(id, item, fields);
            }
            ItemKind::Enum { values, open } => {
                self.push(&format!("enum {} {{\n", item.name));
                for (at, value) in values.iter().enumerate() {
                    let start = self.out.text.len();
                    self.docs(&value.docs);
                    self.rust(value.rust.as_deref());
                    match &value.kind {
                        ValueKind::Text(text) => self.push(&quoted(text)),
                        ValueKind::Number { name, value } => {
                            self.push(&format!("{name} = {value}"));
                        }
                    }
                    self.push(",\n");
                    self.place(start, Owner::Part(id, at));
                }
                self.push(if *open { "...\n}\n" } else { "}\n" });
            }
            ItemKind::Union { members, rust } => {
                self.push(&format!("type {} =\n", item.name));
                for (at, ty) in members.iter().enumerate() {
                    self.push("| ");
                    let start = self.out.text.len();
                    let rust = rust.iter().find(|(of, _)| *of == at);
                    self.rust(rust.map(|(_, name)| name.as_str()));
                    self.ty(ty);
                    self.place(start, Owner::Part(id, at));
                    self.push("\n");
                }
                self.push(";\n");
            }
            ItemKind::Alias(ty) => {
                self.push(&format!("type {} = ", item.name));
                self.ty(ty);
                self.push(";\n");
            }
        }
    }

    fn js(&mut self, js: Option<&str>) {
        if let Some(js) = js {
            let js = quoted(js);
            self.push(&format!("@js({js}) "));
        }
    }

    fn rust(&mut self, rust: Option<&str>) {
        if let Some(rust) = rust {
            let rust = quoted(rust);
            self.push(&format!("@rust({rust}) "));
        }
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        if params.is_empty() {
            return;
        }
        let params = params.iter().map(|it| match it.bound {
            Some(bound) => format!("{} extends {}", it.name, self.name(bound)),
            None => it.name.clone(),
        });
        let params: Vec<String> = params.collect();
        self.push(&format!("<{}>", params.join(", ")));
    }

    fn name(&self, id: ItemId) -> &str {
        self.interface.items.get(id).map_or("", |it| &it.name)
    }

    fn members(&mut self, id: ItemId, item: &Item, members: &[Member]) {
        self.push(" {\n");
        for (at, member) in members.iter().enumerate() {
            let start = self.out.text.len();
            self.member(id, at, member);
            self.place(start, Owner::Member(id, at));
        }
        for left in &item.left_out {
            self.comment(&format!("left out: {}: {}", left.reason, left.text));
        }
        self.push("}\n");
    }

    fn member(&mut self, id: ItemId, at: usize, member: &Member) {
        if !member.losses.is_empty() {
            self.comment(&format!("loss: {}", member.losses.join("; ")));
            let language = self.interface.language;
            self.comment(&format!("{language}: {}", member.text));
        }
        for note in &member.notes {
            self.comment(&format!("note: {note}"));
        }
        self.docs(&member.docs);
        self.rust(member.rust.as_deref());
        let has_name = matches!(
            member.kind,
            MemberKind::Method { .. } | MemberKind::Property { .. }
        );
        if has_name && member.js != member.name {
            self.js(Some(&member.js));
        }
        if member.is_static {
            self.push("static ");
        }
        match &member.kind {
            MemberKind::Constructor { inputs } => {
                self.push("constructor");
                self.inputs(inputs);
            }
            MemberKind::Method {
                params,
                optional,
                inputs,
                result,
            } => {
                self.push(&member.name);
                self.type_params(params);
                self.push(if *optional { "?" } else { "" });
                self.inputs(inputs);
                self.push(": ");
                self.ty(result);
            }
            MemberKind::Property {
                readonly,
                optional,
                ty,
            } => {
                self.push(if *readonly { "readonly " } else { "" });
                self.push(&member.name);
                self.push(if *optional { "?: " } else { ": " });
                self.ty(ty);
            }
            MemberKind::Call { inputs, result } => {
                self.inputs(inputs);
                self.push(": ");
                self.ty(result);
            }
            MemberKind::Index { readonly, key, ty } => {
                self.push(if *readonly { "readonly " } else { "" });
                self.push(&format!("[{}: ", member.name));
                self.ty(key);
                self.push("]: ");
                self.ty(ty);
            }
            MemberKind::Events {
                methods: [add, remove],
                options,
                events,
            } => {
                if (add.as_str(), remove.as_str()) != ("addEventListener", "removeEventListener") {
                    let (add, remove) = (quoted(add), quoted(remove));
                    self.push(&format!("@js({add}, {remove}) "));
                }
                self.push("events");
                if let Some(options) = options {
                    self.inputs(std::slice::from_ref(options));
                }
                self.push(" {\n");
                for (index, event) in events.iter().enumerate() {
                    let start = self.out.text.len();
                    self.event(event);
                    self.place(start, Owner::Event(id, at, index));
                }
                self.push("}\n");
                return;
            }
        }
        self.push(";\n");
    }

    fn event(&mut self, event: &Event) {
        self.docs(&event.docs);
        self.rust(event.rust.as_deref());
        self.push(&quoted(&event.name));
        self.push(": ");
        match event.inputs.as_slice() {
            [] => self.push("Void"),
            [one] if !one.optional && !one.rest => self.ty(&one.ty),
            several => self.inputs(several),
        }
        self.push(";\n");
    }

    fn inputs(&mut self, inputs: &[Input]) {
        self.push("(");
        for (at, input) in inputs.iter().enumerate() {
            self.push(if at > 0 { ", " } else { "" });
            self.push(if input.rest { "..." } else { "" });
            self.push(&input.name);
            self.push(if input.optional { "?: " } else { ": " });
            self.ty(&input.ty);
        }
        self.push(")");
    }

    fn signature(&mut self, signature: &Signature) {
        self.push("Function<");
        self.inputs(&signature.inputs);
        self.push(" => ");
        self.ty(&signature.result);
        self.push(">");
    }

    fn ty(&mut self, ty: &Ty) {
        match ty {
            Ty::Void => self.push("Void"),
            Ty::This => self.push("This"),
            Ty::Prim(prim) => self.push(&prim.to_string()),
            Ty::Literal(Literal::Text(text)) => self.push(&quoted(text)),
            Ty::Literal(Literal::Number(text)) => self.push(text),
            Ty::Literal(Literal::Boolean(value)) => self.push(&value.to_string()),
            Ty::Param(name) => self.push(name),
            Ty::Item(id, args) => {
                let name = self.name(*id).to_owned();
                self.push(&name);
                if !args.is_empty() {
                    self.types("<", args, ">");
                }
            }
            Ty::Class(id) => {
                let name = self.name(*id).to_owned();
                self.push(&format!("Class<{name}>"));
            }
            Ty::Array(of) => self.one("Array", of),
            Ty::Record(of) => self.one("Record", of),
            Ty::Set(of) => self.one("Set", of),
            Ty::Iterable(of) => self.one("Iterable", of),
            Ty::AsyncIterable(of) => self.one("AsyncIterable", of),
            Ty::Promise(of) => self.one("Promise", of),
            Ty::Map(key, value) => {
                self.push("Map<");
                self.ty(key);
                self.push(", ");
                self.ty(value);
                self.push(">");
            }
            Ty::Tuple(types) => self.types("[", types, "]"),
            Ty::Function(None) => self.push("Function"),
            Ty::Function(Some(signature)) => self.signature(signature),
            Ty::Nullable(of) => {
                self.ty(of);
                self.push("?");
            }
        }
    }

    fn one(&mut self, name: &str, of: &Ty) {
        self.push(name);
        self.types("<", std::slice::from_ref(of), ">");
    }

    fn types(&mut self, open: &str, types: &[Ty], close: &str) {
        self.push(open);
        for (at, ty) in types.iter().enumerate() {
            self.push(if at > 0 { ", " } else { "" });
            self.ty(ty);
        }
        self.push(close);
    }
}

/// A string of the language.
pub(super) fn quoted(text: &str) -> String {
    let text = super::decide::clean(text);
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
