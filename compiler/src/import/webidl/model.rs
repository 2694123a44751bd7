//! Everything that several files define: partial definitions and mixins are merged.

use std::collections::HashMap;

use super::super::error::SyntaxError;
use super::cursor::position;
use super::tree::{Attribute, Definition, EntityKind, Field, Kind, Member, MemberKind};
use super::wanted::Wanted;

/// A file of WebIDL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdlFile {
    /// Its path, for errors; its name without `.idl` is that of the specification.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The definitions of all files, in the order in which they appear.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) entities: Vec<Entity>,
    index: HashMap<String, usize>,
}

/// A definition with all of its parts.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute>,
    /// The file of the definition that is not partial, by its index.
    pub(super) file: usize,
    pub(super) kind: MergedKind,
}

/// A part of a definition, with the file that it is in, by its index.
#[derive(Debug, Clone)]
pub(super) struct InFile<T> {
    pub(super) file: usize,
    pub(super) of: T,
}

/// A kind of definition, after the parts in several files are merged.
pub(super) type MergedKind = EntityKind<InFile<Member>, InFile<Field>>;

/// The mixin of what every global object has.
const OF_EVERY_GLOBAL: &str = "WindowOrWorkerGlobalScope";

impl Model {
    /// Merges the definitions of files.
    ///
    /// # Errors
    ///
    /// A name is defined twice.
    pub(super) fn of(files: &[IdlFile], trees: Vec<Vec<Definition>>) -> Result<Self, SyntaxError> {
        let mut merger = Merger {
            files,
            model: Self::default(),
            mixins: HashMap::new(),
            includes: Vec::new(),
        };
        // definitions come before the parts that other files add
        let mut partial = Vec::new();
        for (file, tree) in trees.into_iter().enumerate() {
            for definition in tree {
                match definition.partial {
                    true => partial.push((file, definition)),
                    false => merger.add(file, definition)?,
                }
            }
        }
        for (file, definition) in partial {
            merger.extend(file, definition);
        }
        Ok(merger.finish())
    }

    pub(super) fn get(&self, name: &str) -> Option<&Entity> {
        self.entities.get(*self.index.get(name)?)
    }

    /// Keeps the interfaces, namespaces and members that are wanted. A member without a name, and a constant, belongs to its interface.
    pub(super) fn retain(&mut self, wanted: &Wanted<'_>) {
        self.entities.retain(|it| match &it.kind {
            EntityKind::Interface { .. } => {
                (wanted.interface)(&it.name) || !it.is_value() && it.global().is_some()
            }
            EntityKind::Namespace { members } => {
                let is_constant = |it: &InFile<Member>| is_constant(&it.of);
                (wanted.interface)(&it.name) || members.iter().all(is_constant)
            }
            _ => true,
        });
        for entity in &mut self.entities {
            let name = entity.name.clone();
            if let EntityKind::Interface { members, .. } | EntityKind::Namespace { members } =
                &mut entity.kind
            {
                members.retain(|it| {
                    let of = it.of.name().filter(|_| !is_constant(&it.of));
                    of.is_none_or(|of| (wanted.member)(&name, of))
                });
            }
        }
        let entities = self.entities.iter().enumerate();
        self.index = entities.map(|(at, it)| (it.name.clone(), at)).collect();
    }
}

fn is_constant(member: &Member) -> bool {
    matches!(member.kind, MemberKind::Constant { .. })
}

impl Entity {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|it| it.name == name)
    }

    /// Where the members of a global object are: in `globalThis` those of pages and of all, and in `self` those of workers.
    pub(super) fn global(&self) -> Option<&'static str> {
        let global = self.attribute("Global")?;
        let is_everywhere =
            global.values.is_empty() || global.values.iter().any(|it| it == "Window");
        Some(if is_everywhere { "" } else { "self." })
    }

    /// Whether its name is a class in JavaScript.
    pub(super) fn is_value(&self) -> bool {
        self.attribute("LegacyNoInterfaceObject").is_none()
    }

    /// The members of an interface or namespace.
    pub(super) fn members(&self) -> &[InFile<Member>] {
        match &self.kind {
            EntityKind::Interface { members, .. }
            | EntityKind::CallbackInterface { members }
            | EntityKind::Namespace { members } => members,
            EntityKind::Dictionary { .. }
            | EntityKind::Enum { .. }
            | EntityKind::Callback { .. }
            | EntityKind::Typedef(_) => &[],
        }
    }
}

struct Merger<'f> {
    files: &'f [IdlFile],
    model: Model,
    mixins: HashMap<String, Vec<InFile<Member>>>,
    /// The interface, the mixin and the file of each `includes`.
    includes: Vec<(String, String)>,
}

fn in_file<T>(file: usize, parts: Vec<T>) -> Vec<InFile<T>> {
    parts.into_iter().map(|of| InFile { file, of }).collect()
}

impl Merger<'_> {
    fn add(&mut self, file: usize, definition: Definition) -> Result<(), SyntaxError> {
        let Definition {
            attributes,
            name,
            kind,
            at,
            ..
        } = definition;
        let kind = match kind {
            Kind::Includes(mixin) => {
                self.includes.push((name, mixin));
                return Ok(());
            }
            Kind::Mixin { members } => {
                if self.mixins.contains_key(&name) {
                    return Err(self.twice(file, at, &name));
                }
                self.mixins.insert(name, in_file(file, members));
                return Ok(());
            }
            Kind::Entity(kind) => kind.map(
                |members| in_file(file, members),
                |fields| in_file(file, fields),
            ),
        };
        if self.model.index.contains_key(&name) {
            return Err(self.twice(file, at, &name));
        }
        let entity = Entity {
            name: name.clone(),
            attributes,
            file,
            kind,
        };
        self.model.index.insert(name, self.model.entities.len());
        self.model.entities.push(entity);
        Ok(())
    }

    fn twice(&self, file: usize, at: usize, name: &str) -> SyntaxError {
        let file = self.files.get(file);
        let (line, column) = position(file.map_or("", |it| &it.text), at);
        SyntaxError {
            path: file.map(|it| it.path.clone()).unwrap_or_default(),
            line,
            column,
            message: format!("`{name}` is defined twice"),
        }
    }

    /// Adds a partial definition. Without the definition that it is a part of, it stands for that.
    fn extend(&mut self, file: usize, definition: Definition) {
        if let Kind::Mixin { members } = definition.kind {
            let known = self.mixins.entry(definition.name).or_default();
            known.extend(in_file(file, members));
            return;
        }
        let known = self.model.index.get(&definition.name);
        let Some(entity) = known.and_then(|at| self.model.entities.get_mut(*at)) else {
            // it cannot be defined twice, since nothing has its name
            let _ = self.add(file, definition);
            return;
        };
        let Kind::Entity(more) = definition.kind else {
            return;
        };
        match (&mut entity.kind, more) {
            (
                EntityKind::Interface { members, .. },
                EntityKind::Interface { members: more, .. },
            )
            | (EntityKind::Namespace { members }, EntityKind::Namespace { members: more }) => {
                members.extend(in_file(file, more));
            }
            (
                EntityKind::Dictionary { fields, .. },
                EntityKind::Dictionary { fields: more, .. },
            ) => {
                fields.extend(in_file(file, more));
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Model {
        let included: Vec<&String> = self.includes.iter().map(|(_, mixin)| mixin).collect();
        let is_alone = !included.iter().any(|it| *it == OF_EVERY_GLOBAL);
        if is_alone && let Some(members) = self.mixins.get(OF_EVERY_GLOBAL).cloned() {
            // the files do not have the definition of `Window`
            self.model
                .index
                .insert(OF_EVERY_GLOBAL.to_owned(), self.model.entities.len());
            self.model.entities.push(Entity {
                name: OF_EVERY_GLOBAL.to_owned(),
                attributes: ["Global", "LegacyNoInterfaceObject"]
                    .map(attribute)
                    .to_vec(),
                file: members.first().map_or(0, |it| it.file),
                kind: EntityKind::Interface {
                    base: None,
                    members,
                },
            });
        }
        for (name, mixin) in &self.includes {
            let known = self.model.index.get(name);
            let entity = known.and_then(|at| self.model.entities.get_mut(*at));
            if let (Some(entity), Some(more)) = (entity, self.mixins.get(mixin))
                && let EntityKind::Interface { members, .. } = &mut entity.kind
            {
                members.extend(more.iter().cloned());
            }
        }
        self.model
    }
}

fn attribute(name: &str) -> Attribute {
    Attribute {
        name: name.to_owned(),
        values: Vec::new(),
        inputs: Vec::new(),
    }
}
