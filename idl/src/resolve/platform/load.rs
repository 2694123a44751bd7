//! Adds the used parts of the platform's modules to the files of a run.

use std::collections::{BTreeMap, HashMap};

use super::chosen::{self, Extent, ItemText};
use super::module::Module;
use super::table::{Platform, is_platform};
use crate::diagnostics::similar::similar;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Use, UseMember, UseName};

/// What the files of a run use of the platform, as one text for each module, and what they use that does not exist.
pub(crate) struct Loaded {
    /// The names of modules with their texts.
    pub(crate) modules: Vec<(&'static str, String)>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads what `uses` name, each with the file that has it.
pub(crate) fn load(platform: Platform, uses: &[(FileId, &Use)]) -> Loaded {
    let mut choice = Choice {
        platform,
        modules: BTreeMap::new(),
        items: HashMap::new(),
        waiting: Vec::new(),
        diagnostics: Vec::new(),
    };
    for (file, it) in uses {
        choice.uses(*file, it);
    }
    choice.follow();
    Loaded {
        modules: choice.texts(),
        diagnostics: choice.diagnostics,
    }
}

/// The name of a module, and of an item in it.
type Place = (&'static str, &'static str);

struct Choice {
    platform: Platform,
    modules: BTreeMap<&'static str, Module>,
    items: HashMap<Place, (ItemText, Extent)>,
    waiting: Vec<Place>,
    diagnostics: Vec<Diagnostic>,
}

impl Choice {
    fn module(&mut self, name: &str) -> Option<&Module> {
        if !self.modules.contains_key(name) {
            let module = self.platform.module(name)?;
            self.modules.insert(module.name, module);
        }
        self.modules.get(name)
    }

    fn uses(&mut self, file: FileId, it: &Use) {
        let path = it.path.value.as_str();
        let Some(module) = self.module(path) else {
            self.unknown_module(file, it);
            return;
        };
        let module_name = module.name;
        for name in &it.names {
            let text = name.name.text.as_str();
            let found = self.module(path).and_then(|it| it.resolve(text));
            match found.filter(|(module, _)| *module == module_name) {
                Some(place) => self.used(file, place, name),
                None => self.unknown_item(file, module_name, it, name),
            }
        }
    }

    fn used(&mut self, file: FileId, place: Place, name: &UseName) {
        let Some(members) = &name.members else {
            self.add(place, Extent::Full);
            return;
        };
        self.add(place, Extent::Opaque);
        for member in &members.names {
            let key = match member {
                UseMember::Name(name) => name.text.clone(),
                UseMember::Event(name) => format!("\"{}\"", name.value),
            };
            match self.owner(place, &key) {
                Some(owner) => self.add(owner, Extent::Members([key].into())),
                None => self.unknown_member(file, place, member, &key),
            }
        }
    }

    /// Adds to what is used of an item.
    fn add(&mut self, place: Place, more: Extent) {
        if let Some((_, extent)) = self.items.get_mut(&place) {
            if extent.add(more) {
                self.waiting.push(place);
            }
            return;
        }
        let parsed = self.module(place.0).and_then(|it| it.parse(place.1));
        if let Some(item) = parsed {
            self.items.insert(place, (item, more));
            self.waiting.push(place);
        }
    }

    /// The item that has a member: this one, or one that it extends.
    fn owner(&mut self, place: Place, member: &str) -> Option<Place> {
        let mut next = Some(place);
        for _ in 0..64 {
            let place = next?;
            let module = self.module(place.0)?;
            if chosen::has(&module.parse(place.1)?.item, member) {
                return Some(place);
            }
            next = module.base(place.1);
        }
        None
    }

    /// Adds what the used parts need: classes as handles, and everything else as a whole.
    fn follow(&mut self) {
        while let Some(place) = self.waiting.pop() {
            let mut names: Vec<String> = Vec::new();
            if let Some((it, extent)) = self.items.get(&place) {
                chosen::mentions(&it.item, extent, &mut |name| names.push(name.to_owned()));
            }
            for name in names {
                let found = self.module(place.0).and_then(|it| it.resolve(&name));
                let Some(found) = found else { continue };
                let extent = match self.module(found.0).is_some_and(|it| it.is_class(found.1)) {
                    true => Extent::Opaque,
                    false => Extent::Full,
                };
                self.add(found, extent);
            }
        }
    }

    fn texts(&self) -> Vec<(&'static str, String)> {
        let mut texts = Vec::new();
        for (name, module) in &self.modules {
            let own = self.items.iter().filter(|((of, _), _)| of == name);
            let mut own: Vec<_> = own.collect();
            own.sort_by_key(|((_, item), _)| module.position(item));
            let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            let mut body = String::new();
            for (_, (it, extent)) in own {
                chosen::mentions(&it.item, extent, &mut |mentioned| {
                    if let Some((of, item)) = module.resolve(mentioned).filter(|it| it.0 != *name) {
                        let names = others.entry(of).or_default();
                        if !names.contains(&item) {
                            names.push(item);
                        }
                    }
                });
                body.push('\n');
                body.push_str(&chosen::text(it, extent));
            }
            if body.is_empty() {
                continue;
            }
            let mut text = String::new();
            for (module, names) in others {
                text.push_str(&format!("use \"{module}\" {{ {} }};\n", names.join(", ")));
            }
            text.push_str(&body);
            texts.push((*name, text));
        }
        texts
    }

    fn unknown_module(&mut self, file: FileId, it: &Use) {
        let written = it.path.value.as_str();
        let span = it.path.span;
        let mut diagnostic = Diagnostic::new(
            Code::JSI0801,
            file,
            span,
            format!("there is no module `{written}`"),
        )
        .label("not a module of the platform");
        if self.platform.0.is_empty() {
            diagnostic = diagnostic
                .label("this program has no modules of the platform")
                .help("the feature `web` of the crate `jsic` has them");
        } else if let Some(found) = similar(written, self.platform.names()) {
            diagnostic = diagnostic
                .help(format!("a module with a similar name exists: `{found}`"))
                .offer(format!("write `{found}`"), span, format!("\"{found}\""));
        }
        self.diagnostics.push(diagnostic);
    }

    fn unknown_item(&mut self, file: FileId, module: &str, it: &Use, name: &UseName) {
        let text = name.name.text.as_str();
        let span = name.name.span;
        let message = format!("`{module}` has no `{text}`");
        let diagnostic = Diagnostic::new(Code::JSI0802, file, span, message);
        let mut diagnostic = diagnostic.label("not defined in that module");
        if let Some(other) = self.platform.module_of(text) {
            diagnostic = diagnostic.help(format!("`{other}` has it"));
            if it.names.len() == 1 {
                diagnostic = diagnostic.fix(
                    format!("write `{other}`"),
                    it.path.span,
                    format!("\"{other}\""),
                );
            }
        } else if let Some(found) = self.module(module).and_then(|it| similar(text, it.names())) {
            diagnostic = diagnostic
                .help(format!("a similar name exists in that module: `{found}`"))
                .offer(format!("write `{found}`"), span, found);
        }
        self.diagnostics.push(diagnostic);
    }

    fn unknown_member(&mut self, file: FileId, place: Place, member: &UseMember, key: &str) {
        let mut known: Vec<String> = Vec::new();
        let mut next = Some(place);
        for _ in 0..64 {
            let Some(module) = next.and_then(|place| self.module(place.0)) else {
                break;
            };
            if let Some((_, item)) = next {
                known.extend(module.members(item));
                next = module.base(item);
            }
        }
        let span: Span = member.span();
        let message = format!("`{}` has no member `{}`", place.1, member.text());
        let diagnostic = Diagnostic::new(Code::JSI0803, file, span, message);
        let mut diagnostic = diagnostic.label("not a member of it, nor of what it extends");
        let other = match member {
            UseMember::Name(_) => format!("\"{}\"", key.strip_prefix("on").unwrap_or(key)),
            UseMember::Event(name) => name.value.clone(),
        };
        let found = match known.contains(&other) {
            true => Some(other.as_str()),
            false => similar(key, known.iter().map(String::as_str)),
        };
        if let Some(found) = found {
            diagnostic = diagnostic
                .help(format!("a similar member exists: `{found}`"))
                .offer(format!("write `{found}`"), span, found);
        }
        self.diagnostics.push(diagnostic);
    }
}

/// Reports members that are listed for an item of a file.
pub(crate) fn members_of_files(file: FileId, it: &Use) -> Vec<Diagnostic> {
    if is_platform(&it.path.value) {
        return Vec::new();
    }
    let lists = it.names.iter().filter_map(|name| {
        let members = name.members.as_ref()?;
        let end = name.rename.as_ref().unwrap_or(&name.name).span.end;
        let message = "members are listed only for items of the platform";
        let diagnostic = Diagnostic::new(Code::JSI0804, file, members.span, message)
            .label("an item of a file is generated as it is written there");
        let whole = Span::new(end, members.span.end);
        Some(diagnostic.fix("remove the list", whole, ""))
    });
    lists.collect()
}
