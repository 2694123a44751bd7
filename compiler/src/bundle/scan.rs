//! Walks the syntax tree of a file once and collects what the bundler needs of it.

use std::collections::{HashMap, HashSet};

use oxc_ast::ast::{
    Argument, ArrayExpressionElement, ArrowFunctionExpression, AssignmentTargetPropertyIdentifier,
    AwaitExpression, BindingIdentifier, BindingPattern, BindingProperty, Class, ClassBody,
    Declaration, ExportDefaultDeclarationKind, Expression, ForOfStatement, Function,
    IdentifierReference, IfStatement, ImportDeclaration, ImportDeclarationSpecifier,
    ImportExpression, ModuleExportName, NewExpression, ObjectProperty, Program, PropertyKey,
    SimpleAssignmentTarget, Statement, StaticMemberExpression, StringLiteral, ThisExpression,
    UnaryExpression, UnaryOperator, VariableDeclaration, WithClause,
};
use oxc_ast_visit::{Visit, walk};
use oxc_semantic::{Scoping, SymbolId};
use oxc_span::{GetSpan, Span};
use oxc_syntax::scope::ScopeFlags;

use super::module::{
    Edit, Export, Form, Module, Origin, Replacement, Request, Site, Symbol, Syntax, Target,
};

/// The walk through one file.
pub(super) struct Scan<'s> {
    scoping: &'s Scoping,
    text: &'s str,
    syntax: Syntax,
    module: Module,
    numbers: HashMap<SymbolId, usize>,
    /// Where names stand for a property and its value, by their offsets.
    shorthands: HashSet<u32>,
    /// The member expressions around names, by the offsets of the names.
    members: HashMap<u32, (String, Span)>,
    /// Member expressions that are assigned to or deleted, by their ranges.
    written: HashSet<Span>,
    /// Calls of the glue that report a missing function, by the offsets of the module's name.
    missing: HashMap<u32, (String, Span)>,
    /// Whether the file is glue.
    is_glue: bool,
    /// How many functions are around: `await` belongs to the module outside of them.
    functions: usize,
    /// How many functions and classes are around that have a `this` of their own.
    receivers: usize,
}

impl<'s> Scan<'s> {
    pub(super) fn new(scoping: &'s Scoping, path: &str, text: &'s str, syntax: Syntax) -> Self {
        let file = path.rsplit('/').next().unwrap_or_default();
        Self {
            missing: HashMap::new(),
            is_glue: file.starts_with("inline"),
            scoping,
            text,
            syntax,
            module: Module::default(),
            numbers: HashMap::new(),
            shorthands: HashSet::new(),
            members: HashMap::new(),
            written: HashSet::new(),
            functions: 0,
            receivers: 0,
        }
    }

    /// Walks through the file. `globals`, `path` and `text` of the result are empty.
    pub(super) fn run(mut self, program: &Program<'_>) -> Module {
        let root = self.scoping.root_scope_id();
        for id in self.scoping.symbol_ids() {
            let name = self.scoping.symbol_name(id).to_owned();
            if self.scoping.symbol_scope_id(id) != root {
                self.module.nested.insert(name);
                continue;
            }
            let flags = self.scoping.symbol_flags(id);
            let fixed = flags.is_function() && !self.scoping.symbol_is_mutated(id);
            self.numbers.insert(id, self.module.symbols.len());
            self.module.symbols.push(Symbol {
                name,
                origin: if fixed {
                    Origin::Function
                } else {
                    Origin::Declared
                },
                sites: Vec::new(),
            });
        }
        if let Some(hashbang) = &program.hashbang {
            self.remove(hashbang.span);
        }
        for statement in &program.body {
            self.statement(statement);
        }
        self.module
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportAllDeclaration(export) => {
                let attributes = self.attributes(export.with_clause.as_deref());
                let request = self.request(&export.source, attributes);
                match &export.exported {
                    Some(name) => self.export(name_of(name), Export::Namespace(request)),
                    None => self.module.stars.push(request),
                }
                self.remove(export.span);
            }
            Statement::ExportFromDeclaration(export) => {
                let attributes = self.attributes(export.with_clause.as_deref());
                let request = self.request(&export.source, attributes);
                for it in &export.specifiers {
                    let from = Export::From(request, name_of(&it.local));
                    self.export(name_of(&it.exported), from);
                }
                self.remove(export.span);
            }
            Statement::ExportNamedDeclaration(export) => {
                for it in &export.specifiers {
                    self.export_name(&name_of(&it.local), name_of(&it.exported));
                }
                self.remove(export.span);
            }
            Statement::ExportDeclaration(export) => {
                self.remove(Span::new(
                    export.span.start,
                    export.declaration.span().start,
                ));
                let mut names = Vec::new();
                declared_names(&export.declaration, &mut names);
                for name in names {
                    self.export_name(&name, name.clone());
                }
                self.visit_declaration(&export.declaration);
            }
            Statement::ExportDefaultDeclaration(export) => {
                self.export_default(export.span, &export.declaration);
            }
            Statement::VariableDeclaration(it) if self.syntax == Syntax::CommonJs => {
                if !self.require(it) {
                    self.visit_variable_declaration(it);
                }
            }
            _ => self.visit_statement(statement),
        }
    }

    /// Whether the text there is `import.meta.url`.
    fn is_own_address(&self, span: Span) -> bool {
        let text = self.text.get(span.start as usize..span.end as usize);
        let words = text.unwrap_or_default().split_whitespace();
        words.collect::<String>() == "import.meta.url"
    }

    fn import(&mut self, import: &ImportDeclaration<'_>) {
        if import.phase.is_some() {
            // `import source` and `import defer` have no other form; they stay as they are
            return self.visit_import_declaration(import);
        }
        let attributes = self.attributes(import.with_clause.as_deref());
        let request = self.request(&import.source, attributes);
        for specifier in import.specifiers.iter().flatten() {
            let (local, origin) = match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(it) => {
                    (&it.local, Origin::Imported(request, name_of(&it.imported)))
                }
                ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => {
                    (&it.local, Origin::Imported(request, "default".to_owned()))
                }
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(it) => {
                    (&it.local, Origin::Namespace(request))
                }
            };
            self.originate(local, origin);
        }
        self.remove(import.span);
    }

    /// `const name = require("…")` and `const { name } = require("…")`, as wasm-bindgen writes them.
    fn require(&mut self, declaration: &VariableDeclaration<'_>) -> bool {
        let [declarator] = declaration.declarations.as_slice() else {
            return false;
        };
        let Some((specifier, span)) = declarator.init.as_ref().and_then(required) else {
            return false;
        };
        if !specifier.starts_with('.') {
            return false;
        }
        match &declarator.id {
            BindingPattern::BindingIdentifier(local) => {
                let request = self.add_request(specifier, String::new(), span);
                self.originate(local, Origin::Namespace(request));
            }
            BindingPattern::ObjectPattern(pattern) if pattern.rest.is_none() => {
                let request = self.add_request(specifier, String::new(), span);
                for property in &pattern.properties {
                    let name = match &property.key {
                        PropertyKey::StaticIdentifier(key) => key.name.to_string(),
                        PropertyKey::StringLiteral(key) => key.value.to_string(),
                        _ => continue,
                    };
                    if let BindingPattern::BindingIdentifier(local) = &property.value {
                        self.originate(local, Origin::Imported(request, name));
                    }
                }
            }
            _ => return false,
        }
        self.remove(declaration.span);
        true
    }

    fn originate(&mut self, local: &BindingIdentifier<'_>, origin: Origin) {
        let number = local.symbol_id.get().and_then(|id| self.numbers.get(&id));
        if let Some(symbol) = number.and_then(|it| self.module.symbols.get_mut(*it)) {
            symbol.origin = origin;
        }
    }

    fn export_default(&mut self, span: Span, declaration: &ExportDefaultDeclarationKind<'_>) {
        let (id, before) = match declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(it) => {
                self.remove(Span::new(span.start, it.span.start));
                (it.id.as_ref(), it.params.span.start)
            }
            ExportDefaultDeclarationKind::ClassDeclaration(it) => {
                if it.id.is_some() {
                    self.remove(Span::new(span.start, it.span.start));
                }
                (it.id.as_ref(), 0)
            }
            _ => (None, 0),
        };
        if let Some(id) = id {
            self.export_name(&id.name, "default".to_owned());
        } else {
            let number = self.module.symbols.len();
            let function = before > 0;
            self.module.symbols.push(Symbol {
                name: "default".to_owned(),
                origin: if function {
                    Origin::Function
                } else {
                    Origin::Declared
                },
                sites: Vec::new(),
            });
            self.export("default".to_owned(), Export::Symbol(number));
            if function {
                self.edit(Span::empty(before), Replacement::Name(" ", number, ""));
            } else {
                let value = declaration.span();
                self.edit(
                    Span::new(span.start, value.start),
                    Replacement::Name("const ", number, " = "),
                );
                // a class has no semicolon of its own
                self.edit(Span::empty(value.end), Replacement::Text(";".to_owned()));
            }
        }
        self.visit_export_default_declaration_kind(declaration);
    }

    fn export_name(&mut self, local: &str, exported: String) {
        let id = self.scoping.get_root_binding(local.into());
        if let Some(number) = id.and_then(|id| self.numbers.get(&id)) {
            self.export(exported, Export::Symbol(*number));
        }
    }

    fn export(&mut self, name: String, export: Export) {
        self.module.exports.insert(name, export);
    }

    fn request(&mut self, source: &StringLiteral<'_>, attributes: String) -> usize {
        self.add_request(source.value.to_string(), attributes, source.span)
    }

    fn add_request(&mut self, specifier: String, attributes: String, span: Span) -> usize {
        self.module.requests.push(Request {
            specifier,
            attributes,
            span,
            target: Target::Unknown,
        });
        self.module.requests.len() - 1
    }

    fn attributes(&self, clause: Option<&WithClause<'_>>) -> String {
        let text = clause.and_then(|it| it.span.source_text_of(self.text));
        text.map_or_else(String::new, |text| format!(" {text}"))
    }

    fn remove(&mut self, span: Span) {
        self.edit(span, Replacement::Text(String::new()));
    }

    fn edit(&mut self, span: Span, text: Replacement) {
        self.module.edits.push(Edit { span, text });
    }

    fn site(&mut self, id: SymbolId, span: Span, form: Form) {
        if let Some(number) = self.numbers.get(&id)
            && let Some(symbol) = self.module.symbols.get_mut(*number)
        {
            symbol.sites.push(Site { span, form });
        }
    }
}

/// The text of a range, if it is one.
trait SourceText {
    fn source_text_of(self, text: &str) -> Option<&str>;
}

impl SourceText for Span {
    fn source_text_of(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize)
    }
}

impl<'a> Visit<'a> for Scan<'_> {
    fn visit_binding_identifier(&mut self, it: &BindingIdentifier<'a>) {
        let form = if self.shorthands.contains(&it.span.start) {
            Form::Shorthand
        } else {
            Form::Plain
        };
        if let Some(id) = it.symbol_id.get() {
            self.site(id, it.span, form);
        }
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        let reference = it.reference_id.get();
        let reference = reference.map(|id| self.scoping.get_reference(id));
        let Some(id) = reference.and_then(|it| it.symbol_id()) else {
            return;
        };
        let form = match self.members.remove(&it.span.start) {
            Some((name, span)) if !self.written.contains(&span) => Form::Member(name, span),
            _ if self.missing.contains_key(&it.span.start) => {
                let (name, span) = self.missing.remove(&it.span.start).unwrap_or_default();
                Form::Missing(name, span)
            }
            _ if self.shorthands.contains(&it.span.start) => Form::Shorthand,
            _ => Form::Plain,
        };
        self.site(id, it.span, form);
    }

    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        if let Expression::Identifier(object) = &it.object {
            let name = it.property.name.to_string();
            self.members.insert(object.span.start, (name, it.span));
        }
        walk::walk_static_member_expression(self, it);
    }

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        if let Some((module, name)) = reported(&it.consequent).filter(|_| self.is_glue) {
            self.missing.insert(module.start, (name, it.span));
        }
        walk::walk_if_statement(self, it);
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        self.written.insert(it.span());
        walk::walk_simple_assignment_target(self, it);
    }

    fn visit_unary_expression(&mut self, it: &UnaryExpression<'a>) {
        if it.operator == UnaryOperator::Delete {
            self.written.insert(it.argument.span());
        }
        walk::walk_unary_expression(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if it.shorthand {
            self.shorthands.insert(it.span.start);
        }
        walk::walk_object_property(self, it);
    }

    fn visit_binding_property(&mut self, it: &BindingProperty<'a>) {
        if it.shorthand {
            self.shorthands.insert(it.span.start);
        }
        walk::walk_binding_property(self, it);
    }

    fn visit_assignment_target_property_identifier(
        &mut self,
        it: &AssignmentTargetPropertyIdentifier<'a>,
    ) {
        self.shorthands.insert(it.binding.span.start);
        walk::walk_assignment_target_property_identifier(self, it);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        walk::walk_class(self, it);
        // a declaration whose name changes keeps its name as an expression
        if it.is_declaration()
            && let Some(name) = &it.id
            && let Some(id) = name.symbol_id.get()
            && let Some(number) = self.numbers.get(&id)
            && let Some(symbol) = self.module.symbols.get_mut(*number)
            && let Some(site) = symbol.sites.iter_mut().find(|site| site.span == name.span)
        {
            site.form = Form::Class(it.span);
        }
    }

    fn visit_class_body(&mut self, it: &ClassBody<'a>) {
        self.receivers += 1;
        self.functions += 1;
        walk::walk_class_body(self, it);
        self.functions -= 1;
        self.receivers -= 1;
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        self.receivers += 1;
        self.functions += 1;
        walk::walk_function(self, it, flags);
        self.functions -= 1;
        self.receivers -= 1;
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.functions += 1;
        walk::walk_arrow_function_expression(self, it);
        self.functions -= 1;
    }

    fn visit_this_expression(&mut self, it: &ThisExpression) {
        if self.receivers == 0 && self.syntax == Syntax::Module {
            self.edit(it.span, Replacement::Text("(void 0)".to_owned()));
        }
    }

    fn visit_await_expression(&mut self, it: &AwaitExpression<'a>) {
        if self.functions == 0 {
            self.module.waits.get_or_insert(it.span.start);
        }
        walk::walk_await_expression(self, it);
    }

    fn visit_for_of_statement(&mut self, it: &ForOfStatement<'a>) {
        if it.r#await && self.functions == 0 {
            self.module.waits.get_or_insert(it.span.start);
        }
        walk::walk_for_of_statement(self, it);
    }

    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        if it.phase.is_none()
            && let Expression::StringLiteral(source) = &it.source
        {
            let request = self.request(source, String::new());
            self.module.dynamic.push((it.span, request));
        }
        walk::walk_import_expression(self, it);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        if let Expression::Identifier(class) = &it.callee
            && class.name == "URL"
            && let [Argument::StringLiteral(path), base] = it.arguments.as_slice()
            && path.value.starts_with('.')
            && self.is_own_address(base.span())
        {
            let address = (path.value.to_string(), path.span, base.span());
            self.module.addresses.push(address);
        }
        walk::walk_new_expression(self, it);
    }

    fn visit_import_meta(&mut self, it: &oxc_ast::ast::ImportMeta) {
        let rest = self.text.get(it.span.end as usize..).unwrap_or_default();
        // `import.meta.url` only: other properties do not depend on the file
        if let Some(after) = rest.trim_start().strip_prefix('.')
            && let Some(tail) = after.trim_start().strip_prefix("url")
            && !tail.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
        {
            let end = self.text.len() - tail.len();
            let end = u32::try_from(end).unwrap_or(it.span.end);
            self.module.urls.push(Span::new(it.span.start, end));
        }
    }
}

/// The module and the function of the statement `rt.missing(module, ["function"], …)`.
fn reported(statement: &Statement<'_>) -> Option<(Span, String)> {
    let Statement::ExpressionStatement(it) = statement else {
        return None;
    };
    let Expression::CallExpression(call) = &it.expression else {
        return None;
    };
    let Expression::StaticMemberExpression(callee) = &call.callee else {
        return None;
    };
    let is_rt = matches!(&callee.object, Expression::Identifier(it) if it.name == "rt");
    let [module, path, _, _] = call.arguments.as_slice() else {
        return None;
    };
    let Some(Expression::Identifier(module)) = module.as_expression() else {
        return None;
    };
    let Some(Expression::ArrayExpression(path)) = path.as_expression() else {
        return None;
    };
    match path.elements.as_slice() {
        [ArrayExpressionElement::StringLiteral(name)]
            if is_rt && callee.property.name == "missing" =>
        {
            Some((module.span, name.value.to_string()))
        }
        _ => None,
    }
}

/// The specifier of `require("…")`, also as a template.
fn required<'e>(init: &'e Expression<'_>) -> Option<(String, Span)> {
    let Expression::CallExpression(call) = init else {
        return None;
    };
    let named = matches!(&call.callee, Expression::Identifier(it) if it.name == "require");
    let [argument] = call.arguments.as_slice() else {
        return None;
    };
    let argument: &'e Expression<'_> = argument.as_expression()?;
    let specifier = match argument {
        Expression::StringLiteral(it) => it.value.to_string(),
        Expression::TemplateLiteral(it) => it.single_quasi()?.to_string(),
        Expression::TaggedTemplateExpression(it) => it.quasi.single_quasi()?.to_string(),
        _ => return None,
    };
    named.then_some((specifier, argument.span()))
}

fn name_of(name: &ModuleExportName<'_>) -> String {
    name.name().to_string()
}

/// The names that a declaration declares.
fn declared_names(declaration: &Declaration<'_>, names: &mut Vec<String>) {
    match declaration {
        Declaration::VariableDeclaration(it) => {
            for declarator in &it.declarations {
                for it in declarator.id.get_binding_identifiers() {
                    names.push(it.name.to_string());
                }
            }
        }
        Declaration::FunctionDeclaration(it) => {
            names.extend(it.id.as_ref().map(|it| it.name.to_string()));
        }
        Declaration::ClassDeclaration(it) => {
            names.extend(it.id.as_ref().map(|it| it.name.to_string()));
        }
        _ => {}
    }
}
