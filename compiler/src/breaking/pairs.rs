//! Which file and item of one version is which of the other.

use std::collections::HashMap;

use jsi_idl::model::{ItemId, Model};
use jsi_idl::source::FileId;

use super::Of;

/// The counterparts of files and items, by index.
#[derive(Debug)]
pub(super) struct Pairs {
    files: [Vec<Option<FileId>>; 2],
    items: [Vec<Option<ItemId>>; 2],
}

impl Pairs {
    /// Files with the same key are counterparts. Items are if they have the same name in such files, or if they are the only
    /// ones of their name that have none: they moved.
    pub(super) fn new(old: (&Model, &[String]), new: (&Model, &[String])) -> Self {
        let ((old, old_keys), (new, new_keys)) = (old, new);
        let by_key = |keys: &[String], wanted: &String| {
            let index = keys.iter().position(|key| key == wanted)?;
            Some(FileId(index as u32))
        };
        let files = [
            old_keys.iter().map(|key| by_key(new_keys, key)).collect(),
            new_keys.iter().map(|key| by_key(old_keys, key)).collect(),
        ];
        let mut pairs = Self {
            files,
            items: [vec![None; old.items.len()], vec![None; new.items.len()]],
        };
        let mut in_new: HashMap<(FileId, &str), ItemId> = HashMap::new();
        for (id, item) in all(new) {
            in_new.insert((item.file, &item.name), id);
        }
        for (id, item) in all(old) {
            let file = pairs.file(Of::Old, item.file);
            if let Some(other) = file.and_then(|file| in_new.get(&(file, item.name.as_str()))) {
                pairs.join(id, *other);
            }
        }
        let alone = |of, model| -> HashMap<&str, Vec<ItemId>> {
            let mut alone: HashMap<&str, Vec<ItemId>> = HashMap::new();
            for (id, item) in all(model) {
                if pairs.counterpart(of, id).is_none() {
                    alone.entry(&item.name).or_default().push(id);
                }
            }
            alone
        };
        let (left, right) = (alone(Of::Old, old), alone(Of::New, new));
        for (name, ids) in left {
            let others = right.get(name).map(Vec::as_slice).unwrap_or_default();
            if let ([id], [other]) = (ids.as_slice(), others) {
                pairs.join(*id, *other);
            }
        }
        pairs
    }

    fn join(&mut self, old: ItemId, new: ItemId) {
        let [olds, news] = &mut self.items;
        if let Some(of) = olds.get_mut(old.0 as usize) {
            *of = Some(new);
        }
        if let Some(of) = news.get_mut(new.0 as usize) {
            *of = Some(old);
        }
    }

    /// The item of the other version that an item is.
    pub(super) fn counterpart(&self, of: Of, id: ItemId) -> Option<ItemId> {
        let [olds, news] = &self.items;
        let items = match of {
            Of::Old => olds,
            Of::New => news,
        };
        items.get(id.0 as usize).copied().flatten()
    }

    /// The file of the other version that a file is.
    pub(super) fn file(&self, of: Of, id: FileId) -> Option<FileId> {
        let [olds, news] = &self.files;
        let files = match of {
            Of::Old => olds,
            Of::New => news,
        };
        files.get(id.0 as usize).copied().flatten()
    }
}

/// The items of a model with their ids.
pub(super) fn all(model: &Model) -> impl Iterator<Item = (ItemId, &jsi_idl::model::Item)> {
    (0..).map(ItemId).zip(&model.items)
}
