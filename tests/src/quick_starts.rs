//! How many types of the interfaces of the quick starts are `Any` or `Object`: at most 8 of 100.

use std::fs;
use std::path::Path;

use jsi_idl::analyze;
use jsi_idl::model::{ItemKind, Member, Model, Prim, Type};
use jsi_idl::resolve::MemoryLoader;

/// Types without parts, and those of them that say nothing.
#[derive(Debug, Default)]
struct Positions {
    all: usize,
    unknown: usize,
}

impl Positions {
    fn of(model: &Model) -> Self {
        let mut found = Self::default();
        for item in &model.items {
            match &item.kind {
                ItemKind::Interface(it) => found.add_members(&it.members),
                ItemKind::CallbackInterface(it) => found.add_members(&it.members),
                ItemKind::Class(it) => found.add_members(&it.members),
                ItemKind::Record(it) => it.fields.iter().for_each(|field| found.add(&field.ty)),
                ItemKind::Union(it) => it.members.iter().for_each(|member| found.add(&member.ty)),
                ItemKind::Alias(_) | ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => {}
            }
        }
        found
    }

    fn add_members(&mut self, members: &[Member]) {
        for member in members {
            member.types(&mut |ty| self.add(ty));
        }
    }

    fn add(&mut self, ty: &Type) {
        ty.visit(&mut |part| match part {
            Type::Prim(Prim::Any | Prim::Object) | Type::Function(None) => {
                self.all += 1;
                self.unknown += 1;
            }
            Type::Prim(_)
            | Type::Parameter(_)
            | Type::Named(_)
            | Type::Applied(..)
            | Type::Constructor(_)
            | Type::Literal(_)
            | Type::This => self.all += 1,
            Type::Void
            | Type::Nullable(_)
            | Type::Array(_)
            | Type::Tuple(_)
            | Type::Dictionary(_)
            | Type::Map(..)
            | Type::Set(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::Promise(_)
            | Type::MemoryView(_)
            | Type::Function(Some(_))
            | Type::Error => {}
        });
    }
}

/// The quick starts whose interfaces are written by hand, without types of the platform.
const BY_HAND: [&str; 6] = ["chart", "codemirror", "d3", "idb", "leaflet", "xterm"];

#[test]
fn quick_starts_have_few_types_that_say_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/quick_starts");
    let mut counted = Vec::new();
    for entry in fs::read_dir(folder).expect("quick starts") {
        let path = entry.expect("an entry").path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let Ok(text) = fs::read_to_string(path.join(format!("{name}.jsi"))) else {
            continue;
        };
        // its types are those of the platform
        if text.contains("use \"web:") {
            continue;
        }
        let loader = MemoryLoader::new().with("quick.jsi", text);
        let analysis = analyze(&loader, &["quick.jsi"]);
        let checked = analysis.checked().expect("no errors");
        let found = Positions::of(checked.model());
        assert!(
            found.unknown * 100 <= found.all * 8 && found.all > 20,
            "{name}: {found:?}"
        );
        counted.push(name.to_owned());
    }
    counted.sort();
    assert_eq!(counted, BY_HAND);
}
