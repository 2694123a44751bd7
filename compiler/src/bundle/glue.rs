//! The main file of wasm-bindgen, as far as the bundler has to know it: the function that gives the WebAssembly file its
//! imports. All imports from files of the package become properties of one object, with short names.

use std::collections::HashMap;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    BindingPattern, Expression, Function, ObjectExpression, ObjectPropertyKind, PropertyKey,
    Statement,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};

use super::module::Syntax;

/// Where the main file lists the imports.
#[derive(Debug)]
pub(super) struct ImportList {
    /// The keys of its own imports, by name.
    pub(super) keys: HashMap<String, Span>,
    /// Where further properties can be added after them.
    pub(super) end: u32,
    /// The properties of the modules, each with the comma after it, by specifier. There may be several of one.
    pub(super) modules: Vec<(String, Span)>,
    /// The key of its own imports among the modules.
    pub(super) own: Span,
}

/// The function's name.
const FUNCTION: &str = "__wbg_get_imports";

/// Finds the list in a main file. `own` is the name of the module of its own imports.
pub(super) fn import_list(text: &str, syntax: Syntax, own: &str) -> Option<ImportList> {
    let allocator = Allocator::default();
    let source = match syntax {
        Syntax::Module => SourceType::mjs(),
        Syntax::CommonJs => SourceType::cjs(),
    };
    let program = Parser::new(&allocator, text, source).parse().program;
    let function = program.body.iter().find_map(|statement| match statement {
        Statement::FunctionDeclaration(it) if it.name().is_some_and(|it| it == FUNCTION) => {
            Some(it)
        }
        _ => None,
    })?;
    let returned = returned(function)?;
    let mut list = ImportList {
        keys: HashMap::new(),
        end: 0,
        modules: Vec::new(),
        own: Span::default(),
    };
    let mut variable = None;
    for (name, key, value, span) in properties(returned)? {
        if name == own {
            list.own = key;
            if let Expression::Identifier(it) = value {
                variable = Some(it.name);
            }
        } else {
            list.modules.push((name, with_comma(text, span)));
        }
    }
    let variable = variable?;
    let object = declared(function, &variable)?;
    for (name, key, _, _) in properties(object)? {
        list.keys.insert(name, key);
    }
    // the object has at least a prototype, and its properties end with commas
    let last = object.properties.last()?.span();
    list.end = with_comma(text, last).end;
    text.get(last.end as usize..list.end as usize)?
        .ends_with(',')
        .then_some(list)
}

/// A property: its name, the ranges of its key, its value and the range of all of it.
type Property<'p, 'a> = (String, Span, &'p Expression<'a>, Span);

/// The properties of an object except its prototype, if all of them are plain ones.
fn properties<'p, 'a>(object: &'p ObjectExpression<'a>) -> Option<Vec<Property<'p, 'a>>> {
    let mut found = Vec::new();
    for property in &object.properties {
        let ObjectPropertyKind::ObjectProperty(it) = property else {
            return None;
        };
        let name = match &it.key {
            PropertyKey::StaticIdentifier(key) => key.name.to_string(),
            PropertyKey::StringLiteral(key) => key.value.to_string(),
            _ => return None,
        };
        if it.shorthand || it.method || it.computed {
            return None;
        }
        if name != "__proto__" {
            found.push((name, it.key.span(), &it.value, it.span));
        }
    }
    Some(found)
}

/// The object that a function returns.
fn returned<'p, 'a>(function: &'p Function<'a>) -> Option<&'p ObjectExpression<'a>> {
    let body = function.body.as_ref()?;
    body.statements
        .iter()
        .find_map(|statement| match statement {
            Statement::ReturnStatement(it) => object(it.argument.as_ref()?),
            _ => None,
        })
}

/// The object that a variable of a function is declared with.
fn declared<'p, 'a>(function: &'p Function<'a>, name: &str) -> Option<&'p ObjectExpression<'a>> {
    let body = function.body.as_ref()?;
    let variables = body
        .statements
        .iter()
        .filter_map(|statement| match statement {
            Statement::VariableDeclaration(it) => Some(it.declarations.iter()),
            _ => None,
        });
    let mut found = variables.flatten().filter(|it| match &it.id {
        BindingPattern::BindingIdentifier(id) => id.name == name,
        _ => false,
    });
    object(found.next()?.init.as_ref()?)
}

fn object<'p, 'a>(value: &'p Expression<'a>) -> Option<&'p ObjectExpression<'a>> {
    match value {
        Expression::ObjectExpression(it) => Some(it),
        _ => None,
    }
}

/// A range, and the comma after it.
fn with_comma(text: &str, span: Span) -> Span {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start().len();
    let comma = rest.trim_start().starts_with(',');
    let more = if comma { blank + 1 } else { 0 };
    Span::new(
        span.start,
        span.end + u32::try_from(more).unwrap_or_default(),
    )
}
