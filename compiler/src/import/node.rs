//! Runs the script that reads facts.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde::{Deserialize, Serialize};

use super::error::{ImportError, SyntaxError};
use super::facts::Facts;

/// The module that finds TypeScript.
const LOAD: (&str, &str) = ("load.mjs", include_str!("extract/load.mjs"));

/// The other modules of the script; the first one is run.
const SCRIPT: [(&str, &str); 5] = [
    ("main.mjs", include_str!("extract/main.mjs")),
    ("facts.mjs", include_str!("extract/facts.mjs")),
    ("members.mjs", include_str!("extract/members.mjs")),
    ("program.mjs", include_str!("extract/program.mjs")),
    ("types.mjs", include_str!("extract/types.mjs")),
];

/// The modules of the script that compares an import with the original.
pub(super) const COMPARE: [(&str, &str); 8] = [
    ("main.mjs", include_str!("extract/compare.mjs")),
    ("written.mjs", include_str!("extract/written.mjs")),
    ("free.mjs", include_str!("extract/free.mjs")),
    ("mappings.mjs", include_str!("extract/mappings.mjs")),
    ("facts.mjs", include_str!("extract/facts.mjs")),
    ("members.mjs", include_str!("extract/members.mjs")),
    ("program.mjs", include_str!("extract/program.mjs")),
    ("types.mjs", include_str!("extract/types.mjs")),
];

/// What is read.
#[derive(Debug, Clone, Serialize)]
pub struct Request {
    /// A package, or a file with `.ts` at the end.
    pub source: String,
    /// The folder in which the search for packages and TypeScript begins; absolute.
    pub folder: PathBuf,
    /// The folder of TypeScript, if it is not to be searched for.
    pub typescript: Option<PathBuf>,
    /// The exports to read; `None` for all.
    pub only: Option<Vec<String>>,
    /// How many declarations away from an export are read.
    pub depth: u32,
    /// The number of members after which nothing more is read.
    pub limit: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Facts(Box<Facts>),
    Problem(Problem),
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Problem {
    TypeScript {
        versions: Vec<String>,
    },
    Missing {
        path: String,
    },
    Untyped {
        source: String,
        installed: bool,
    },
    Names {
        names: Vec<String>,
        known: Vec<String>,
    },
    Syntax {
        errors: Vec<SyntaxError>,
        count: usize,
    },
}

/// Reads the facts of a module with Node and TypeScript.
///
/// # Errors
///
/// Node or TypeScript is missing, or the module, its types or one of the names.
pub fn read_facts(request: &Request) -> Result<Facts, ImportError> {
    match serde_json::from_slice(&read_answer(request)?) {
        Ok(Answer::Facts(mut facts)) => {
            facts.number();
            Ok(*facts)
        }
        Ok(Answer::Problem(problem)) => Err(problem.into()),
        Err(error) => Err(ImportError::Failed(error.to_string())),
    }
}

/// What the script prints for a request, as JSON: an object with `facts` or a `problem`.
///
/// # Errors
///
/// [`ImportError::NoNode`], or [`ImportError::Failed`].
pub fn read_answer(request: &Request) -> Result<Vec<u8>, ImportError> {
    run_script(&SCRIPT, request)
}

/// What a script of Node prints for a request. Its modules are given with their names, and beside them is the one that finds TypeScript,
/// `load.mjs`; `main.mjs` is run and reads the request as JSON.
///
/// # Errors
///
/// [`ImportError::NoNode`], or [`ImportError::Failed`].
pub(crate) fn run_script(
    modules: &[(&str, &str)],
    request: &impl Serialize,
) -> Result<Vec<u8>, ImportError> {
    let failed = |error: &dyn std::fmt::Display| ImportError::Failed(error.to_string());
    let folder = tempfile::tempdir().map_err(|error| failed(&error))?;
    for (name, text) in modules.iter().chain(&[LOAD]) {
        std::fs::write(folder.path().join(name), text).map_err(|error| failed(&error))?;
    }
    let request = serde_json::to_string(request).map_err(|error| failed(&error))?;
    run(&folder.path().join("main.mjs"), request)
}

/// Runs a script of Node with this standard input; returns its output.
fn run(script: &Path, input: String) -> Result<Vec<u8>, ImportError> {
    let program = std::env::var_os("NODE").filter(|it| !it.is_empty());
    let program = program.unwrap_or_else(|| "node".into());
    let child = Command::new(&program)
        // types of large packages need more than the default
        .arg("--max-old-space-size=8192")
        .arg(script)
        .env_remove("NODE_OPTIONS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| ImportError::NoNode {
        program: program.to_string_lossy().into_owned(),
        error,
    })?;
    let stdin = child.stdin.take();
    // if the script ends early, its answer says why
    let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
    let output = child
        .wait_with_output()
        .map_err(|error| ImportError::Failed(error.to_string()))?;
    drop(writer.join());
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(ImportError::Failed(message))
    }
}

impl From<Problem> for ImportError {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::TypeScript { versions } => Self::NoTypeScript(versions),
            Problem::Missing { path } => Self::NoFile(path),
            Problem::Untyped { source, installed } => Self::NoTypes {
                package: source,
                installed,
            },
            Problem::Names { names, known } => Self::NoExports {
                missing: names,
                known,
            },
            Problem::Syntax { errors, count } => Self::Syntax { errors, count },
        }
    }
}
