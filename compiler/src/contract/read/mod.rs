//! Reads a JavaScript or TypeScript file into [`Module`]. The rest of the check does not see the syntax tree.

mod arguments;
mod assigned;
mod classes;
mod commonjs;
mod exports;
mod functions;
mod keys;
mod nesting;
mod operators;
mod params;
mod promises;
mod uses;
mod values;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use jsi_idl::source::Span;
use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, Expression, IdentifierReference};
use oxc_parser::Parser;
use oxc_semantic::{AstNodes, Scoping, SemanticBuilder, SymbolId};
use oxc_span::SourceType;
use oxc_syntax::node::NodeId;

use super::facts::{Module, Request, Value, ValueId};

/// The most bytes of a file that is read; larger ones are bundles, which are not written by hand.
const LARGEST: usize = 8 << 20;

/// Reads a file. If it is not JavaScript, nothing is known of it: who runs it reports that.
pub(super) fn read(path: &str, text: &Arc<str>) -> Module {
    let unseen = || Module {
        path: path.to_owned(),
        text: Arc::clone(text),
        is_open: true,
        is_broken: true,
        ..Module::default()
    };
    let kind = source_type(path).filter(|_| text.len() < LARGEST && !nesting::is_deep(text));
    let Some(kind) = kind else {
        return unseen();
    };
    // parser and scopes call themselves for what is nested
    let read = || parse(path, text, kind);
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let reader = builder.spawn_scoped(scope, read).ok()?;
        reader.join().ok()?
    })
    .unwrap_or_else(unseen)
}

/// The stack for one file, of which only the used part takes memory.
const STACK: usize = if cfg!(target_pointer_width = "64") {
    1 << 30
} else {
    64 << 20
};

/// Parses a file; nothing if it has errors or calls `eval`.
fn parse(path: &str, text: &Arc<str>, kind: SourceType) -> Option<Module> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        return None;
    }
    let program = allocator.alloc(parsed.program);
    let built = SemanticBuilder::new()
        .with_build_nodes(true)
        .with_check_syntax_error(true)
        .build(program);
    if !built.diagnostics.is_empty() {
        return None;
    }
    let (scoping, nodes) = built.semantic.into_scoping_and_nodes();
    if scoping.root_scope_flags().contains_direct_eval() {
        return None;
    }
    let mut reader = Reader::new(path, text, &scoping, &nodes);
    reader.exports(program);
    reader.commonjs(program);
    reader.changed_imports();
    reader.extended();
    Some(reader.module)
}

fn source_type(path: &str) -> Option<SourceType> {
    let extension = Path::new(path).extension()?.to_str()?;
    Some(match extension {
        "js" | "jsx" => SourceType::unambiguous().with_jsx(true),
        "mjs" => SourceType::mjs(),
        "cjs" => SourceType::cjs(),
        "ts" | "mts" | "tsx" if !path.trim_end_matches(extension).ends_with(".d.") => {
            SourceType::from_extension(extension).ok()?
        }
        _ => return None,
    })
}

/// The walk through a file.
struct Reader<'a, 's> {
    scoping: &'s Scoping,
    nodes: &'s AstNodes<'a>,
    module: Module,
    /// The values of names.
    of_symbols: HashMap<SymbolId, ValueId>,
    /// The functions that use `arguments`.
    with_arguments: HashSet<NodeId>,
    /// The values at `return`, by function; `None` without a value.
    returns: HashMap<NodeId, Vec<Option<&'a Expression<'a>>>>,
    /// Where `this` stands, by the function, field or static block that it belongs to.
    receivers: HashMap<NodeId, Vec<NodeId>>,
    /// Where functions return or throw, by their offsets.
    ends: Vec<oxc_span::Span>,
    /// How deep the values are that are read.
    depth: usize,
}

/// How deep objects are read; deeper values are unknown.
const DEEPEST: usize = 24;

impl<'a, 's> Reader<'a, 's> {
    fn new(path: &str, text: &Arc<str>, scoping: &'s Scoping, nodes: &'s AstNodes<'a>) -> Self {
        let mut reader = Self {
            scoping,
            nodes,
            module: Module {
                path: path.to_owned(),
                text: Arc::clone(text),
                ..Module::default()
            },
            of_symbols: HashMap::new(),
            with_arguments: HashSet::new(),
            returns: HashMap::new(),
            receivers: HashMap::new(),
            ends: Vec::new(),
            depth: 0,
        };
        for (id, node) in nodes.iter_enumerated() {
            match node.kind() {
                AstKind::AssignmentExpression(it) => {
                    if let AssignmentTarget::StaticMemberExpression(it) = &it.left
                        && !matches!(it.object, Expression::ThisExpression(_))
                        && !is_prototype(&it.object)
                    {
                        let name = it.property.name.to_string();
                        reader.module.assigned.insert(name);
                    }
                }
                AstKind::ThrowStatement(it) => reader.ends.push(it.span),
                AstKind::ReturnStatement(it) => {
                    reader.ends.push(it.span);
                    if let Some(function) = reader.function_around(id, true) {
                        let all = reader.returns.entry(function).or_default();
                        all.push(it.argument.as_ref());
                    }
                }
                AstKind::ThisExpression(_) => {
                    if let Some(owner) = reader.receiver_of(id) {
                        reader.receivers.entry(owner).or_default().push(id);
                    }
                }
                _ => {}
            }
        }
        reader.ends.sort_by_key(|it| it.start);
        for node in reader.unresolved("arguments") {
            if let Some(function) = reader.function_around(node, false) {
                reader.with_arguments.insert(function);
            }
        }
        reader
    }

    /// The function around a node; arrow functions only if they count.
    fn function_around(&self, node: NodeId, arrows: bool) -> Option<NodeId> {
        let mut around = self.nodes.ancestors(node);
        let found = around.find(|it| match it.kind() {
            AstKind::Function(_) => true,
            AstKind::ArrowFunctionExpression(_) => arrows,
            _ => false,
        });
        found.map(|it| it.id())
    }

    /// What the `this` at a node belongs to: a function, a field or a static block.
    fn receiver_of(&self, node: NodeId) -> Option<NodeId> {
        let mut around = self.nodes.ancestors(node);
        let found = around.find(|it| {
            matches!(
                it.kind(),
                AstKind::Function(_)
                    | AstKind::PropertyDefinition(_)
                    | AstKind::AccessorProperty(_)
                    | AstKind::StaticBlock(_)
            )
        });
        found.map(|it| it.id())
    }

    /// The places of a name that is not declared in the file.
    fn unresolved(&self, name: &str) -> Vec<NodeId> {
        let found = self.scoping.root_unresolved_references().get(name);
        let found = found.into_iter().flatten();
        found
            .map(|id| self.scoping.get_reference(*id).node_id())
            .collect()
    }

    /// What a name stands for; `None` for a global one.
    fn symbol(&self, it: &IdentifierReference<'_>) -> Option<SymbolId> {
        let reference = it.reference_id.get()?;
        self.scoping.get_reference(reference).symbol_id()
    }

    /// Whether an expression is this global name.
    fn is_global(&self, expression: &Expression<'_>, name: &str) -> bool {
        matches!(expression.get_inner_expression(), Expression::Identifier(it)
            if it.name == name && self.symbol(it).is_none())
    }

    fn add(&mut self, value: Value) -> ValueId {
        self.module.values.push(value);
        self.module.values.len() - 1
    }

    /// The number of a module that is imported.
    fn request(&mut self, specifier: &str) -> usize {
        self.add_request(specifier, false)
    }

    /// The number of a module that is named by `require`.
    fn required_module(&mut self, specifier: &str) -> usize {
        self.add_request(specifier, true)
    }

    fn add_request(&mut self, specifier: &str, is_require: bool) -> usize {
        let request = Request {
            specifier: specifier.to_owned(),
            is_require,
        };
        let known = self.module.requests.iter().position(|it| *it == request);
        known.unwrap_or_else(|| {
            self.module.requests.push(request);
            self.module.requests.len() - 1
        })
    }
}

/// Whether an expression is the `prototype` of a name, whose uses are known.
fn is_prototype(expression: &Expression<'_>) -> bool {
    matches!(expression, Expression::StaticMemberExpression(it)
        if it.property.name == "prototype" && matches!(it.object, Expression::Identifier(_)))
}

/// A range in the file.
fn place(span: oxc_span::Span) -> Span {
    Span::new(span.start, span.end)
}
