//! A row of the benchmark: it has a name, a bar, and one program for each side.

use std::pin::Pin;

/// One line of the table.
pub struct Row {
    /// As in the table; the parts before a comma name the kind.
    pub name: &'static str,
    /// The accepted ratio of ours to the other side; none for rows that are only reported.
    pub bar: Option<f64>,
    /// Whether the row counts for the mean of all.
    pub counts: bool,
    /// Whether it is one of the first edition's rows, which have a mean of their own.
    pub first: bool,
    /// The number of operations of one iteration; times are given for one operation.
    pub operations: u32,
    /// The sides, with the generated bindings first.
    pub ways: Vec<Way>,
}

/// One side of a row.
pub struct Way {
    /// Whose it is.
    pub side: Side,
    /// The variant, if a side has several; the best one counts.
    pub variant: &'static str,
    /// What runs.
    pub program: Program,
}

/// The owner of the side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The generated bindings.
    Ours,
    /// Bindings written by hand, for wasm-bindgen.
    Hand,
    /// An import with only numbers and references, without checks.
    Raw,
    /// Rust alone.
    Native,
}

impl Side {
    /// Its name in the harness.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Hand => "hand",
            Self::Raw => "raw",
            Self::Native => "native",
        }
    }
}

/// A future of any type that returns a checksum.
pub type Run = Pin<Box<dyn Future<Output = f64>>>;

/// Runs so many iterations and returns a number that depends on every result.
#[derive(Clone, Copy)]
pub enum Program {
    /// At once.
    Sync(fn(u32) -> f64),
    /// In a task of the side's own executor.
    Async(fn(u32) -> Run),
    /// By JavaScript, which calls what the package exports: the function of this name in the harness.
    Driven(&'static str),
}

impl Row {
    /// A row that counts for the mean, without sides.
    pub fn new(name: &'static str, bar: f64) -> Self {
        Self {
            name,
            bar: Some(bar),
            counts: true,
            first: true,
            operations: 1,
            ways: Vec::new(),
        }
    }

    /// A row that counts for the mean of all, and not for that of the first edition's.
    pub fn later(name: &'static str, bar: f64) -> Self {
        Self {
            first: false,
            ..Self::new(name, bar)
        }
    }

    /// A row without a bar.
    pub fn reported(name: &'static str) -> Self {
        Self {
            bar: None,
            counts: false,
            first: false,
            ..Self::new(name, 0.0)
        }
    }

    /// Excludes the row from the mean of all.
    pub fn uncounted(self) -> Self {
        Self {
            counts: false,
            first: false,
            ..self
        }
    }

    /// Sets the number of operations of one iteration.
    pub fn each(self, operations: u32) -> Self {
        Self { operations, ..self }
    }

    /// The side of the generated bindings.
    pub fn ours(self, program: fn(u32) -> f64) -> Self {
        self.way(Side::Ours, "", Program::Sync(program))
    }

    /// The side that is written by hand.
    pub fn hand(self, program: fn(u32) -> f64) -> Self {
        self.way(Side::Hand, "", Program::Sync(program))
    }

    /// One of several hand-written variants.
    pub fn hand_with(self, variant: &'static str, program: fn(u32) -> f64) -> Self {
        self.way(Side::Hand, variant, Program::Sync(program))
    }

    /// The bare import.
    pub fn raw(self, program: fn(u32) -> f64) -> Self {
        self.way(Side::Raw, "", Program::Sync(program))
    }

    /// The same in Rust.
    pub fn native(self, program: fn(u32) -> f64) -> Self {
        self.way(Side::Native, "", Program::Sync(program))
    }

    /// An asynchronous program.
    pub fn waiting(self, side: Side, program: fn(u32) -> Run) -> Self {
        self.way(side, "", Program::Async(program))
    }

    /// A program of the harness that calls what the package exports.
    pub fn driven(self, side: Side, name: &'static str) -> Self {
        self.way(side, "", Program::Driven(name))
    }

    fn way(mut self, side: Side, variant: &'static str, program: Program) -> Self {
        self.ways.push(Way {
            side,
            variant,
            program,
        });
        self
    }
}
