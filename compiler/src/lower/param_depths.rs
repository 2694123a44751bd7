//! How deep the values of a type parameter are in a record.

use std::collections::HashMap;

use jsi_idl::model::{ItemId, Model, Record, Type};

/// For each type parameter of a record that its values contain: the largest number of arrays, tuples, maps and records between
/// a value of the record and one of the type parameter. What a record contains of its own cycle does not count, since each such
/// value counts itself.
#[derive(Debug, Default)]
pub(crate) struct ParamDepths(HashMap<(ItemId, usize), usize>);

impl ParamDepths {
    /// Of the records of a model; `in_one_cycle` returns whether values of both items may contain values of the other.
    pub(crate) fn new(model: &Model, in_one_cycle: &dyn Fn(ItemId, ItemId) -> bool) -> Self {
        let mut found = Self::default();
        model.settle_records(|id, record| found.add(id, record, in_one_cycle));
        found
    }

    /// The depth of the type parameter with this index; none if a value of the record contains no value of it.
    pub(crate) fn get(&self, record: ItemId, param: usize) -> Option<usize> {
        self.0.get(&(record, param)).copied()
    }

    /// Adds those of a record. Returns whether they are larger than before.
    fn add(
        &mut self,
        id: ItemId,
        record: &Record,
        in_one_cycle: &dyn Fn(ItemId, ItemId) -> bool,
    ) -> bool {
        let mut more = false;
        for (index, param) in record.type_params.iter().enumerate() {
            let fields = record.all_fields();
            let depths =
                fields.filter_map(|it| self.of_type(&it.ty, id, &param.name, in_one_cycle));
            let depth = depths.max();
            if depth > self.get(id, index)
                && let Some(depth) = depth
            {
                self.0.insert((id, index), depth);
                more = true;
            }
        }
        more
    }

    fn of_type(
        &self,
        ty: &Type,
        record: ItemId,
        param: &str,
        in_one_cycle: &dyn Fn(ItemId, ItemId) -> bool,
    ) -> Option<usize> {
        let depth = |ty: &Type| self.of_type(ty, record, param, in_one_cycle);
        match ty {
            Type::Parameter(name) => (name == param).then_some(0),
            Type::Nullable(inner) => depth(inner),
            Type::Array(inner)
            | Type::Dictionary(inner)
            | Type::Set(inner)
            | Type::Map(_, inner) => Some(depth(inner)? + 1),
            Type::Tuple(elements) => Some(elements.iter().filter_map(depth).max()? + 1),
            Type::Applied(of, _) if in_one_cycle(record, *of) => None,
            Type::Applied(of, args) => {
                let args = args.iter().enumerate();
                let args =
                    args.filter_map(|(index, arg)| Some(depth(arg)? + self.get(*of, index)? + 1));
                args.max()
            }
            Type::Void
            | Type::This
            | Type::Error
            | Type::Prim(_)
            | Type::Literal(_)
            | Type::Named(_)
            | Type::Constructor(_)
            | Type::MemoryView(_)
            | Type::Function(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::Promise(_) => None,
        }
    }
}
