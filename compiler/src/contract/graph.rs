//! The modules that an interface leads to, each read once, and what a name stands for across them.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;
use std::sync::Arc;

use jsi_idl::resolve::Loader;

use super::facts::{Base, Module, Target, Value, ValueId};
use super::read::read;
use super::resolve::{Platform, resolve};

/// How many modules are read for one interface; beyond that, changes of classes by other modules are not known.
const MOST: usize = 4000;

/// Modules that were read before, by path. They are read again when their text has changed.
#[derive(Debug, Default)]
pub struct Cache {
    modules: HashMap<String, (u64, Rc<Module>)>,
    /// For each file that is broken now, what it was before.
    unbroken: HashMap<String, Rc<Module>>,
}

impl Cache {
    fn module(&mut self, path: &str, text: &Arc<str>) -> Rc<Module> {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some((known, module)) = self.modules.get(path)
            && *known == hash
        {
            return Rc::clone(module);
        }
        let module = Rc::new(read(path, text));
        let entry = (hash, Rc::clone(&module));
        let before = self.modules.insert(path.to_owned(), entry);
        if !module.is_broken {
            self.unbroken.remove(path);
        } else if let Some((_, before)) = before.filter(|(_, it)| !it.is_broken) {
            self.unbroken.insert(path.to_owned(), before);
        }
        module
    }

    /// The same; of a file that is broken, what it was before.
    fn module_before(&mut self, path: &str, text: &Arc<str>) -> Rc<Module> {
        let module = self.module(path, text);
        match self.unbroken.get(path) {
            Some(before) if module.is_broken => Rc::clone(before),
            _ => module,
        }
    }
}

/// A module of the graph.
pub(super) type ModuleId = usize;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Value(ModuleId, ValueId),
    Namespace(ModuleId),
    /// The module certainly has no such name.
    Absent,
    Unknown,
}

/// The modules of one interface.
pub(super) struct Graph<'l> {
    loader: &'l dyn Loader,
    platform: Platform,
    modules: Vec<Rc<Module>>,
    by_path: HashMap<String, Option<ModuleId>>,
    /// Values that other modules may change.
    changed: HashSet<(ModuleId, ValueId)>,
    /// The names that subclasses add to classes.
    added: HashMap<(ModuleId, ValueId), HashSet<String>>,
    /// Whether all modules were read.
    is_complete: bool,
    /// Whether files that are broken are as they were before.
    is_lenient: bool,
}

/// How many names are followed to one value.
const FAR: usize = 64;

impl<'l> Graph<'l> {
    /// Reads a file and all that it imports; `None` if the file cannot be read.
    pub(super) fn load(
        loader: &'l dyn Loader,
        platform: Platform,
        entry: &str,
        cache: &mut Cache,
    ) -> Option<(Self, ModuleId)> {
        Self::load_as(loader, platform, entry, cache, false)
    }

    /// The same; a file that is broken while a user writes it is as it was before.
    pub(super) fn load_lenient(
        loader: &'l dyn Loader,
        platform: Platform,
        entry: &str,
        cache: &mut Cache,
    ) -> Option<(Self, ModuleId)> {
        Self::load_as(loader, platform, entry, cache, true)
    }

    fn load_as(
        loader: &'l dyn Loader,
        platform: Platform,
        entry: &str,
        cache: &mut Cache,
        is_lenient: bool,
    ) -> Option<(Self, ModuleId)> {
        let mut graph = Self {
            loader,
            platform,
            modules: Vec::new(),
            by_path: HashMap::new(),
            changed: HashSet::new(),
            added: HashMap::new(),
            is_complete: true,
            is_lenient,
        };
        let first = graph.add(entry, cache)?;
        let mut waiting = VecDeque::from([first]);
        while let Some(id) = waiting.pop_front() {
            let module = Rc::clone(graph.modules.get(id)?);
            for request in &module.requests {
                let Some(path) = resolve(loader, &module.path, request, platform) else {
                    continue;
                };
                if graph.by_path.contains_key(&path) {
                    continue;
                }
                if graph.modules.len() >= MOST {
                    graph.is_complete = false;
                    continue;
                }
                waiting.extend(graph.add(&path, cache));
            }
        }
        graph.find_changed();
        graph.find_added();
        Some((graph, first))
    }

    fn add(&mut self, path: &str, cache: &mut Cache) -> Option<ModuleId> {
        let text = self
            .loader
            .read(path)
            .and_then(|it| String::from_utf8(it).ok());
        let id = text.map(|text| {
            let text = text.into();
            self.modules.push(match self.is_lenient {
                true => cache.module_before(path, &text),
                false => cache.module(path, &text),
            });
            self.modules.len() - 1
        });
        self.by_path.insert(path.to_owned(), id);
        id
    }

    fn find_changed(&mut self) {
        let modules = self.modules.clone();
        for (id, module) in modules.iter().enumerate() {
            for (request, name) in &module.changed {
                let target = Target::From(*request, name.clone());
                if let Found::Value(of, value) = self.target(id, &target, FAR) {
                    self.changed.insert((of, value));
                }
            }
        }
    }

    fn find_added(&mut self) {
        let modules = self.modules.clone();
        for (id, module) in modules.iter().enumerate() {
            for (base, names) in &module.extended {
                let mut next = self.value(id, *base, FAR);
                for _ in 0..FAR {
                    let Found::Value(of, value) = next else {
                        break;
                    };
                    let added = self.added.entry((of, value)).or_default();
                    added.extend(names.iter().cloned());
                    next = match self.get(of, value) {
                        Value::Class(class) => match &class.base {
                            Base::Value(base) => self.value(of, *base, FAR),
                            Base::None | Base::Global(_) => break,
                        },
                        _ => break,
                    };
                }
            }
        }
    }

    /// Whether objects of a class may have a member that the class does not have: that of a subclass, or one that is assigned to an
    /// object somewhere.
    pub(super) fn is_added(&self, module: ModuleId, value: ValueId, name: &str) -> bool {
        let added = self.added.get(&(module, value));
        let by_subclass = added.is_some_and(|names| names.contains(name));
        by_subclass || self.modules.iter().any(|it| it.assigned.contains(name))
    }

    /// Where a class is written whose chain of classes is seen to its end and does not have another one.
    pub(super) fn extends_other(
        &self,
        class: (ModuleId, ValueId),
        base: (ModuleId, ValueId),
    ) -> Option<(ModuleId, jsi_idl::source::Span)> {
        let mut next = class;
        for _ in 0..FAR {
            let (module, value) = next;
            if next == base || self.is_changed(module, value) {
                return None;
            }
            let Value::Class(it) = self.get(module, value) else {
                return None;
            };
            match &it.base {
                Base::None => {
                    let span = self.get(class.0, class.1).span()?;
                    return Some((class.0, span));
                }
                Base::Global(_) => return None,
                Base::Value(value) => match self.value(module, *value, FAR) {
                    Found::Value(of, value) => next = (of, value),
                    Found::Namespace(_) | Found::Absent | Found::Unknown => return None,
                },
            }
        }
        None
    }

    pub(super) fn module(&self, id: ModuleId) -> Option<&Module> {
        self.modules.get(id).map(Rc::as_ref)
    }

    /// `module.exports` of a CommonJS module.
    pub(super) fn common(&self, module: ModuleId) -> Option<(ModuleId, ValueId)> {
        let common = self.module(module)?.common?;
        match self.resolved(module, common.value) {
            Found::Value(of, value) => Some((of, value)),
            Found::Namespace(_) | Found::Absent | Found::Unknown => None,
        }
    }

    /// Whether another module may change a value.
    pub(super) fn is_changed(&self, module: ModuleId, value: ValueId) -> bool {
        !self.is_complete || self.changed.contains(&(module, value))
    }

    /// The module that a request of a module names.
    pub(super) fn requested(&self, module: ModuleId, request: usize) -> Option<ModuleId> {
        let module = self.module(module)?;
        let request = module.requests.get(request)?;
        let path = resolve(self.loader, &module.path, request, self.platform)?;
        self.by_path.get(&path).copied().flatten()
    }

    /// What a module exports by a name.
    pub(super) fn export(&self, module: ModuleId, name: &str) -> Found {
        self.export_of(module, name, FAR)
    }

    /// The same by `export *`, of which `seen` have been searched.
    fn star(&self, id: ModuleId, name: &str, far: usize, seen: &mut HashSet<ModuleId>) -> Found {
        let Some(module) = self.module(id) else {
            return Found::Unknown;
        };
        let mut is_open = module.is_open;
        // `export *` has no default export
        let stars = module.stars.iter().filter(|_| name != "default");
        for star in stars {
            let Some(of) = self.requested(id, *star) else {
                is_open = true;
                continue;
            };
            if !seen.insert(of) {
                continue;
            }
            let found = match self.named(of, name, far) {
                Found::Absent => self.star(of, name, far, seen),
                found => found,
            };
            match found {
                Found::Absent => {}
                Found::Unknown => is_open = true,
                found => return found,
            }
        }
        if is_open {
            Found::Unknown
        } else {
            Found::Absent
        }
    }

    fn export_of(&self, id: ModuleId, name: &str, far: usize) -> Found {
        let Some(far) = far.checked_sub(1) else {
            return Found::Unknown;
        };
        match self.named(id, name, far) {
            Found::Absent => self.star(id, name, far, &mut HashSet::from([id])),
            found => found,
        }
    }

    /// What a module itself exports by a name.
    fn named(&self, id: ModuleId, name: &str, far: usize) -> Found {
        let Some(module) = self.module(id) else {
            return Found::Unknown;
        };
        if let Some(export) = module.exports.get(name) {
            return self.target(id, &export.target, far);
        }
        match module.common {
            None => Found::Absent,
            // Node and bundlers differ
            Some(common) if name == "default" && common.is_compiled => Found::Unknown,
            Some(common) if name == "default" => self.value(id, common.value, far),
            Some(common) => self.property(self.value(id, common.value, far), name),
        }
    }

    fn target(&self, id: ModuleId, target: &Target, far: usize) -> Found {
        let Some(far) = far.checked_sub(1) else {
            return Found::Unknown;
        };
        match target {
            Target::Value(value) => self.value(id, *value, far),
            Target::From(request, name) => match self.requested(id, *request) {
                Some(of) => self.export_of(of, name, far),
                None => Found::Unknown,
            },
            Target::Required(request) => match self.requested(id, *request) {
                Some(of) => match self.module(of).and_then(|it| it.common) {
                    Some(common) => self.value(of, common.value, far),
                    None => Found::Namespace(of),
                },
                None => Found::Unknown,
            },
            Target::Namespace(request) => match self.requested(id, *request) {
                Some(of) => Found::Namespace(of),
                None => Found::Unknown,
            },
        }
    }

    fn value(&self, id: ModuleId, value: ValueId, far: usize) -> Found {
        match self.module(id).and_then(|it| it.values.get(value)) {
            Some(Value::Imported(target)) => self.target(id, target, far),
            Some(Value::Unknown) | None => Found::Unknown,
            Some(_) => Found::Value(id, value),
        }
    }

    /// What a value of a module is, other names followed.
    pub(super) fn resolved(&self, module: ModuleId, value: ValueId) -> Found {
        self.value(module, value, FAR)
    }

    /// The value itself.
    pub(super) fn get(&self, module: ModuleId, value: ValueId) -> &Value {
        let found = self.module(module).and_then(|it| it.values.get(value));
        found.unwrap_or(&Value::Unknown)
    }

    /// The names that a module certainly exports.
    pub(super) fn names(
        &self,
        module: ModuleId,
    ) -> Vec<(String, Option<(ModuleId, jsi_idl::source::Span)>)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut waiting = vec![module];
        while let Some(id) = waiting.pop() {
            let Some(module) = self.module(id).filter(|_| seen.insert(id)) else {
                continue;
            };
            for (name, export) in &module.exports {
                found.push((name.clone(), Some((id, export.span))));
            }
            if let Some(common) = module.common
                && let Some(Value::Object(object)) = module.values.get(common.value)
            {
                for (name, member) in &object.members.named {
                    found.push((name.clone(), Some((id, member.span))));
                }
            }
            let stars = module.stars.iter();
            waiting.extend(stars.filter_map(|star| self.requested(id, *star)));
        }
        found
    }
}
