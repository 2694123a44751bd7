//! One abstract model in four interface languages: so many records with three fields, enums with three cases, and interfaces
//! with two functions, all with documentation. Each is written as its language's authors would.

use std::fmt::Write as _;

/// A language that the model can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Ours.
    Jsi,
    /// WebAssembly's component model.
    Wit,
    /// Protocol Buffers.
    Proto,
    /// ZeroC's Slice.
    Slice,
}

impl Language {
    /// What a file in it ends with.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jsi => "jsi",
            Self::Wit => "wit",
            Self::Proto => "proto",
            Self::Slice => "slice",
        }
    }

    /// The model with `count` of each.
    #[must_use]
    pub fn write(self, count: usize) -> String {
        let mut text = String::from(match self {
            Self::Jsi => "//! Things and their states.\n",
            Self::Wit => "package bench:things;\n",
            Self::Proto => "syntax = \"proto3\";\npackage things;\n",
            Self::Slice => "module Things\n",
        });
        for number in 0..count {
            let _ = match self {
                Self::Jsi => jsi(&mut text, number),
                Self::Wit => wit(&mut text, number),
                Self::Proto => proto(&mut text, number),
                Self::Slice => slice(&mut text, number),
            };
        }
        text
    }
}

fn jsi(text: &mut String, n: usize) -> std::fmt::Result {
    write!(
        text,
        r#"
/// What is known of a thing of kind {n}.
record Thing{n} {{
    /// What it is called.
    name: String;
    /// How many there are.
    count: i32;
    /// Whether it may be used.
    enabled: Boolean;
}}

/// What a thing of kind {n} does.
enum State{n} {{
    /// Nothing yet.
    Idle = 0,
    /// Something.
    Busy = 1,
    /// Nothing more.
    Done = 2,
}}

/// What can be done with things of kind {n}.
interface Service{n} from host "service{n}" {{
    /// Changes how many there are.
    change(thing: Thing{n}, amount: i32): State{n};
    /// Finds one by its name.
    find(name: String): Thing{n};
}}
"#
    )
}

/// Types and functions stand in interfaces there, so those of one kind share one.
fn wit(text: &mut String, n: usize) -> std::fmt::Result {
    write!(
        text,
        "
/// What can be done with things of kind {n}.
interface service{n} {{
  /// What is known of a thing of kind {n}.
  record thing{n} {{
    /// What it is called.
    name: string,
    /// How many there are.
    count: s32,
    /// Whether it may be used.
    enabled: bool,
  }}

  /// What a thing of kind {n} does.
  enum state{n} {{
    /// Nothing yet.
    idle,
    /// Something.
    busy,
    /// Nothing more.
    done,
  }}

  /// Changes how many there are.
  change: func(thing: thing{n}, amount: s32) -> state{n};
  /// Finds one by its name.
  find: func(name: string) -> thing{n};
}}
"
    )
}

/// Functions take and give messages there, so each needs one more.
fn proto(text: &mut String, n: usize) -> std::fmt::Result {
    write!(
        text,
        "
// What is known of a thing of kind {n}.
message Thing{n} {{
  // What it is called.
  string name = 1;
  // How many there are.
  int32 count = 2;
  // Whether it may be used.
  bool enabled = 3;
}}

// What a thing of kind {n} does.
enum State{n} {{
  // Nothing yet.
  IDLE{n} = 0;
  // Something.
  BUSY{n} = 1;
  // Nothing more.
  DONE{n} = 2;
}}

message Change{n} {{
  Thing{n} thing = 1;
  int32 amount = 2;
}}

message Changed{n} {{
  State{n} state = 1;
}}

message Name{n} {{
  string name = 1;
}}

// What can be done with things of kind {n}.
service Service{n} {{
  // Changes how many there are.
  rpc Change(Change{n}) returns (Changed{n});
  // Finds one by its name.
  rpc Find(Name{n}) returns (Thing{n});
}}
"
    )
}

fn slice(text: &mut String, n: usize) -> std::fmt::Result {
    write!(
        text,
        "
/// What is known of a thing of kind {n}.
struct Thing{n} {{
    /// What it is called.
    name: string
    /// How many there are.
    count: int32
    /// Whether it may be used.
    enabled: bool
}}

/// What a thing of kind {n} does.
enum State{n} : uint8 {{
    /// Nothing yet.
    Idle
    /// Something.
    Busy
    /// Nothing more.
    Done
}}

/// What can be done with things of kind {n}.
interface Service{n} {{
    /// Changes how many there are.
    change(thing: Thing{n}, amount: int32) -> State{n}
    /// Finds one by its name.
    find(name: string) -> Thing{n}
}}
"
    )
}
