//! Connects the names of the modules: what each imported name stands for, and the final name of everything.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::error::BundleError;
use super::graph::Graph;
use super::module::{Export, Form, Module, Origin, Target};

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Binding {
    /// A declared name: module and symbol.
    Symbol(usize, usize),
    /// All exports of a module, as an object.
    Namespace(usize),
    /// An export of an external module.
    External(usize, String),
    /// All exports of an external module.
    ExternalNamespace(usize),
}

/// A module outside of the package, and what is imported from it.
#[derive(Debug, Default)]
pub(super) struct External {
    /// The specifier with its attributes, as they are written after `from`.
    pub(super) specifier: String,
    pub(super) attributes: String,
    /// The final names of its exports.
    pub(super) names: BTreeMap<String, String>,
    pub(super) namespace: Option<String>,
}

/// All modules with their final names.
#[derive(Debug)]
pub(super) struct Linked {
    pub(super) graph: Graph,
    pub(super) externals: Vec<External>,
    /// The final names of symbols, by module.
    names: Vec<Vec<String>>,
    /// The final names of the objects of exports, for modules that need one.
    pub(super) namespaces: BTreeMap<usize, String>,
    taken: HashSet<String>,
}

/// Names that are not free although no module declares them.
const RESERVED: &[&str] = &[
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
    "eval",
    "arguments",
    "undefined",
    "NaN",
    "Infinity",
    "exports",
    "module",
    "require",
    "__dirname",
    "__filename",
];

impl Linked {
    /// Connects the modules of a package.
    ///
    /// # Errors
    ///
    /// [`BundleError::Script`] for an imported name that its module does not export.
    pub(super) fn link(graph: Graph) -> Result<Self, BundleError> {
        let mut taken: HashSet<String> = RESERVED.iter().map(ToString::to_string).collect();
        for module in &graph.modules {
            taken.extend(module.globals.iter().cloned());
            taken.extend(module.nested.iter().cloned());
        }
        let mut linked = Self {
            names: vec![Vec::new(); graph.modules.len()],
            graph,
            externals: Vec::new(),
            namespaces: BTreeMap::new(),
            taken,
        };
        linked.name_symbols();
        linked.requests();
        linked.check()?;
        linked.uses();
        Ok(linked)
    }

    /// A name that nothing in the bundle has, like this one.
    pub(super) fn free_name(&mut self, like: &str) -> String {
        let like: String = like
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '$' || c == '_' {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        let numbered = (1..).map(|number| format!("{like}${number}"));
        let starts = like.starts_with(|c: char| !c.is_ascii_digit());
        let name = starts
            .then(|| like.clone())
            .into_iter()
            .chain(numbered.map(|it| if starts { it } else { format!("_{it}") }))
            .find(|name| !self.taken.contains(name))
            .unwrap_or(like);
        self.taken.insert(name.clone());
        name
    }

    fn name_symbols(&mut self) {
        for number in self.graph.order.clone() {
            let Some(module) = self.graph.modules.get(number) else {
                continue;
            };
            let declared = |origin: &Origin| match origin {
                Origin::Function | Origin::Declared => true,
                Origin::Imported(..) | Origin::Namespace(_) => false,
            };
            let symbols: Vec<(String, bool)> = module
                .symbols
                .iter()
                .map(|it| (it.name.clone(), declared(&it.origin)))
                .collect();
            let names = symbols.into_iter().map(|(name, declared)| {
                if declared {
                    // names of JavaScript outside of ASCII keep their form
                    if name.is_ascii() || !self.taken.insert(name.clone()) {
                        self.free_name(&name)
                    } else {
                        name
                    }
                } else {
                    name
                }
            });
            let names: Vec<String> = names.collect();
            if let Some(slot) = self.names.get_mut(number) {
                *slot = names;
            }
        }
    }

    /// Lists the modules outside of the package, in the order of their evaluation.
    fn requests(&mut self) {
        let mut numbers: HashMap<(String, String), usize> = HashMap::new();
        for module in &self.graph.order {
            let Some(module) = self.graph.modules.get(*module) else {
                continue;
            };
            for (number, request) in module.requests.iter().enumerate() {
                let dynamic = module.dynamic.iter().any(|it| it.1 == number);
                if request.target != Target::External || dynamic {
                    continue;
                }
                let key = (
                    external_specifier(module, number),
                    request.attributes.clone(),
                );
                numbers.entry(key.clone()).or_insert_with(|| {
                    self.externals.push(External {
                        specifier: key.0,
                        attributes: key.1,
                        ..External::default()
                    });
                    self.externals.len() - 1
                });
            }
        }
    }

    fn external(&self, module: &Module, request: usize) -> Option<usize> {
        let specifier = external_specifier(module, request);
        let attributes = &module.requests.get(request)?.attributes;
        self.externals
            .iter()
            .position(|it| it.specifier == specifier && it.attributes == *attributes)
    }

    /// What a symbol stands for.
    pub(super) fn binding(&self, module: usize, symbol: usize) -> Option<Binding> {
        let it = self.graph.modules.get(module)?;
        match &it.symbols.get(symbol)?.origin {
            Origin::Function | Origin::Declared => Some(Binding::Symbol(module, symbol)),
            Origin::Imported(request, name) => {
                self.imported(module, *request, name, &mut Vec::new())
            }
            Origin::Namespace(request) => self.namespace(module, *request),
        }
    }

    fn namespace(&self, module: usize, request: usize) -> Option<Binding> {
        let it = self.graph.modules.get(module)?;
        match it.requests.get(request)?.target {
            Target::Module(target) => Some(Binding::Namespace(target)),
            Target::External | Target::Unknown | Target::Absent => {
                self.external(it, request).map(Binding::ExternalNamespace)
            }
        }
    }

    fn imported(
        &self,
        module: usize,
        request: usize,
        name: &str,
        seen: &mut Vec<(usize, String)>,
    ) -> Option<Binding> {
        let it = self.graph.modules.get(module)?;
        match it.requests.get(request)?.target {
            Target::Module(target) => self.export(target, name, seen),
            Target::External | Target::Unknown | Target::Absent => self
                .external(it, request)
                .map(|external| Binding::External(external, name.to_owned())),
        }
    }

    /// What an export of a module stands for. `seen` are the exports that led here.
    fn export(
        &self,
        module: usize,
        name: &str,
        seen: &mut Vec<(usize, String)>,
    ) -> Option<Binding> {
        if seen
            .iter()
            .any(|(number, it)| *number == module && it == name)
        {
            return None;
        }
        seen.push((module, name.to_owned()));
        let it = self.graph.modules.get(module)?;
        match it.exports.get(name) {
            Some(Export::Symbol(symbol)) => match &it.symbols.get(*symbol)?.origin {
                Origin::Function | Origin::Declared => Some(Binding::Symbol(module, *symbol)),
                Origin::Imported(request, name) => self.imported(module, *request, name, seen),
                Origin::Namespace(request) => self.namespace(module, *request),
            },
            Some(Export::From(request, from)) => self.imported(module, *request, from, seen),
            Some(Export::Namespace(request)) => self.namespace(module, *request),
            None if name == "default" => None,
            None => {
                let stars = it.stars.iter();
                // names of the package come first: an external module may have any name
                let mut external = None;
                let mut found: Option<Binding> = None;
                for star in stars {
                    match self.imported(module, *star, name, seen) {
                        Some(Binding::External(number, name)) => {
                            external.get_or_insert(Binding::External(number, name));
                        }
                        // different values of one name are not exported
                        Some(binding) if found.as_ref().is_some_and(|it| *it != binding) => {
                            return None;
                        }
                        Some(binding) => found = Some(binding),
                        None => {}
                    }
                }
                found.or(external)
            }
        }
    }

    /// What an export of a module stands for.
    pub(super) fn exported(&self, module: usize, name: &str) -> Option<Binding> {
        self.export(module, name, &mut Vec::new())
    }

    /// The names that a module exports, sorted, and the external modules all of whose names it exports too.
    pub(super) fn export_names(&self, module: usize) -> (Vec<String>, Vec<usize>) {
        let (mut names, mut externals) = (HashSet::new(), Vec::new());
        let (mut seen, mut todo) = (HashSet::new(), vec![module]);
        while let Some(number) = todo.pop() {
            let Some(it) = self
                .graph
                .modules
                .get(number)
                .filter(|_| seen.insert(number))
            else {
                continue;
            };
            let all = it.exports.keys();
            names.extend(
                all.filter(|name| number == module || *name != "default")
                    .cloned(),
            );
            for star in &it.stars {
                match it.requests.get(*star).map(|it| it.target) {
                    Some(Target::Module(target)) => todo.push(target),
                    _ => externals.extend(self.external(it, *star)),
                }
            }
        }
        let mut names: Vec<String> = names.into_iter().collect();
        names.retain(|name| self.exported(module, name).is_some());
        names.sort();
        (names, externals)
    }

    /// Checks that every imported name exists, as JavaScript does before it evaluates anything.
    fn check(&self) -> Result<(), BundleError> {
        for (number, module) in self.graph.modules.iter().enumerate() {
            let fail = |request: usize, name: &str| {
                let Some(it) = module.requests.get(request) else {
                    return Ok(());
                };
                let message = format!("`{}` has no export `{name}`", it.specifier);
                Err(module.error(it.span, message))
            };
            for symbol in &module.symbols {
                if let Origin::Imported(request, name) = &symbol.origin
                    && self
                        .imported(number, *request, name, &mut Vec::new())
                        .is_none()
                {
                    return fail(*request, name);
                }
            }
            for export in module.exports.values() {
                if let Export::From(request, name) = export
                    && self
                        .imported(number, *request, name, &mut Vec::new())
                        .is_none()
                {
                    return fail(*request, name);
                }
            }
        }
        Ok(())
    }

    /// Finds which objects of exports and which external names are used.
    fn uses(&mut self) {
        let mut used = Vec::new();
        for (number, module) in self.graph.modules.iter().enumerate() {
            for (symbol, it) in module.symbols.iter().enumerate() {
                let Some(binding) = self.binding(number, symbol) else {
                    continue;
                };
                for site in &it.sites {
                    used.push(
                        self.at(&binding, &site.form)
                            .unwrap_or_else(|| binding.clone()),
                    );
                }
            }
            for (_, request) in &module.dynamic {
                if let Some(Target::Module(target)) =
                    module.requests.get(*request).map(|it| it.target)
                {
                    used.push(Binding::Namespace(target));
                }
            }
        }
        for binding in used {
            self.need(&binding);
        }
    }

    /// Whether this is a function from the start and stays it.
    pub(super) fn is_function(&self, binding: &Binding) -> bool {
        let Binding::Symbol(module, symbol) = binding else {
            return false;
        };
        let module = self.graph.modules.get(*module);
        let symbol = module.and_then(|it| it.symbols.get(*symbol));
        symbol.is_some_and(|it| it.origin == Origin::Function)
    }

    /// What `name.member` stands for, if `name` is a module of the package that exports it.
    pub(super) fn at(&self, binding: &Binding, form: &Form) -> Option<Binding> {
        match (binding, form) {
            (Binding::Namespace(module), Form::Member(name, _) | Form::Missing(name, _)) => {
                self.exported(*module, name)
            }
            _ => None,
        }
    }

    /// Makes sure that the final name of this exists.
    pub(super) fn need(&mut self, binding: &Binding) {
        match binding {
            Binding::Symbol(..) => {}
            Binding::Namespace(module) => {
                if self.namespaces.contains_key(module) {
                    return;
                }
                let path = self.graph.modules.get(*module).map(|it| it.path.clone());
                let path = path.unwrap_or_default();
                let stem = path.rsplit('/').next().unwrap_or_default();
                let name = self.free_name(stem.trim_end_matches(".js"));
                self.namespaces.insert(*module, name);
                let (names, externals) = self.export_names(*module);
                for name in names {
                    if let Some(binding) = self.exported(*module, &name) {
                        self.need(&binding);
                    }
                }
                for external in externals {
                    self.need(&Binding::ExternalNamespace(external));
                }
            }
            Binding::External(external, name) => {
                let known = self.externals.get(*external);
                if known.is_none_or(|it| it.names.contains_key(name)) {
                    return;
                }
                let free = self.free_name(name);
                if let Some(it) = self.externals.get_mut(*external) {
                    it.names.insert(name.clone(), free);
                }
            }
            Binding::ExternalNamespace(external) => {
                let known = self.externals.get(*external);
                if known.is_none_or(|it| it.namespace.is_some()) {
                    return;
                }
                let specifier = known.map(|it| it.specifier.clone()).unwrap_or_default();
                let free = self.free_name(&specifier);
                if let Some(it) = self.externals.get_mut(*external) {
                    it.namespace = Some(free);
                }
            }
        }
    }

    /// The final name of something that is needed.
    pub(super) fn name(&self, binding: &Binding) -> Option<&str> {
        match binding {
            Binding::Symbol(module, symbol) => {
                self.names.get(*module)?.get(*symbol).map(String::as_str)
            }
            Binding::Namespace(module) => self.namespaces.get(module).map(String::as_str),
            Binding::External(external, name) => self
                .externals
                .get(*external)?
                .names
                .get(name)
                .map(String::as_str),
            Binding::ExternalNamespace(external) => {
                self.externals.get(*external)?.namespace.as_deref()
            }
        }
    }
}

/// The specifier of an external module from the place of the bundle, the package's folder.
fn external_specifier(module: &Module, request: usize) -> String {
    let specifier = module.requests.get(request).map(|it| it.specifier.as_str());
    let specifier = specifier.unwrap_or_default();
    if specifier.starts_with("./") || specifier.starts_with("../") {
        let path = super::graph::resolve(&module.path, specifier);
        return path.map_or_else(|| specifier.to_owned(), |path| format!("./{path}"));
    }
    specifier.to_owned()
}
