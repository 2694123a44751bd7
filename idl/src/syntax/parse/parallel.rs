//! Parses a long text with several processors. The text is cut where items most likely end, and each processor parses its part
//! as if there were no text before it. The sequential pass takes a unit of these parts where it would parse the same, which is
//! everywhere in a text without mistakes, and parses the rest again. So the result does not depend on the number of processors.

use std::collections::VecDeque;
use std::num::NonZero;
use std::thread;

use super::units::{Unit, Units};
use crate::source::{FileId, Span};

/// The units that were parsed ahead, in order.
#[derive(Default)]
pub(super) struct Prefetched {
    units: VecDeque<Unit>,
}

impl Prefetched {
    /// Moves the next unit to `units` if it is the one to be parsed now.
    pub(super) fn transfer_next(&mut self, units: &mut Units<'_>) -> bool {
        let at = units.at();
        while self.units.pop_front_if(|unit| unit.from < at).is_some() {}
        let fits = |unit: &mut Unit| {
            let alike = unit.from == at && unit.clean && unit.independent;
            // documentation of the file is an error after items
            alike && units.is_independent() && (units.has_items() || unit.is_item())
        };
        let unit = self.units.pop_front_if(fits);
        unit.map(|unit| units.reuse(unit)).is_some()
    }
}

/// Reads the parts of a text between some of its `item_ends` at once; nothing where it is short, or there is one processor.
pub(super) fn read(
    text: &str,
    seen: &str,
    file: FileId,
    comments: &[Span],
    item_ends: &[u32],
) -> Prefetched {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let count = processors.min(item_ends.len());
    if count < 2 {
        return Prefetched::default();
    }
    let cuts =
        (1..count).filter_map(|index| item_ends.get(index * item_ends.len() / count).copied());
    let starts: Vec<u32> = std::iter::once(0).chain(cuts).collect();
    let stops = starts.iter().skip(1).copied().chain([u32::MAX]);
    let units = thread::scope(|scope| {
        let read_part = |start: u32, stop: u32| {
            let mut units = Units::starting_at(text, file, comments, start);
            while units.at() < stop && units.read(seen) {}
            units.finish().0
        };
        let mut threads = Vec::new();
        for (start, stop) in starts.iter().copied().zip(stops) {
            let builder = thread::Builder::new();
            // where the system gives no more threads, this part is read in its turn
            threads.extend(builder.spawn_scoped(scope, move || read_part(start, stop)));
        }
        let parts = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_default());
        parts.flatten().collect()
    });
    Prefetched { units }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn long(line: impl Fn(usize) -> String) -> String {
        (0..20_000).map(line).collect()
    }

    /// The tree and the problems, read in order.
    fn in_order(text: &str) -> String {
        let file = FileId::default();
        let mut found = super::super::scan(text, file);
        found.item_ends.clear();
        format!("{:?}", super::super::read(text, file, found).1)
    }

    #[test]
    fn many_processors_read_what_one_reads() {
        let sound = |n: usize| format!("/// Number {n}.\nrecord R{n} {{ x: Number; }}\n");
        let texts = [
            long(sound),
            long(|n| match n % 1_000 {
                7 => format!("record R{n} {{ x Number; }}\n"),
                8 => "//! Too late.\n".to_owned(),
                9 => format!("struct R{n} {{ x: Number; }} }}\n"),
                10 => format!("record R{n} {{ x: Number;\n"),
                _ => sound(n),
            }),
            format!("//! The file.\n// not it\n//! Still.\n{}", long(sound)),
            long(|n| format!("namespace N{n} {{ record R{n} {{ x: Number; }} }}\n")),
        ];
        for text in texts {
            assert!(format!("{:?}", parse(&text, FileId::default())) == in_order(&text));
        }
    }
}
