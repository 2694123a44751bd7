//! The imports and exports of an ES module, and the names at its top level.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    BindingPattern, ClassElement, Declaration, ExportDefaultDeclarationKind, Expression,
    ImportOrExportKind, ModuleExportName, Program, Statement,
};
use oxc_semantic::SymbolId;
use oxc_span::GetSpan;

use super::super::facts::{Export, Local, Target, Value};
use super::uses::Uses;
use super::{Reader, place};

impl<'a> Reader<'a, '_> {
    /// Reads what the statements at the top level import and export.
    pub(super) fn exports(&mut self, program: &'a Program<'a>) {
        let root = self.scoping.root_scope_id();
        for symbol in self.scoping.symbol_ids() {
            if self.scoping.symbol_scope_id(symbol) == root {
                let local = Local {
                    span: place(self.scoping.symbol_span(symbol)),
                    declaration: self.declaration(symbol),
                };
                let name = self.scoping.symbol_name(symbol).to_owned();
                self.module.locals.insert(name, local);
            }
        }
        for statement in &program.body {
            self.export_statement(statement);
        }
    }

    /// The whole declaration of a function or class, if it is one.
    fn declaration(&self, symbol: SymbolId) -> Option<jsi_idl::source::Span> {
        match self.nodes.kind(self.scoping.symbol_declaration(symbol)) {
            AstKind::Function(it) => Some(place(it.span)),
            AstKind::Class(it) => Some(place(it.span)),
            _ => None,
        }
    }

    fn export_statement(&mut self, statement: &'a Statement<'a>) {
        match statement {
            Statement::ImportDeclaration(it) if it.import_kind.is_value() => {
                self.request(&it.source.value);
            }
            Statement::ExportAllDeclaration(it) => {
                if it.export_kind == ImportOrExportKind::Type {
                    return;
                }
                let request = self.request(&it.source.value);
                match &it.exported {
                    Some(name) => self.export(name, Target::Namespace(request), None),
                    None => self.module.stars.push(request),
                }
            }
            Statement::ExportFromDeclaration(it) => {
                if it.export_kind == ImportOrExportKind::Type {
                    return;
                }
                let request = self.request(&it.source.value);
                for it in &it.specifiers {
                    if it.export_kind == ImportOrExportKind::Value {
                        let target = Target::From(request, it.local.name().to_string());
                        self.export(&it.exported, target, None);
                    }
                }
            }
            Statement::ExportNamedDeclaration(it) => {
                if it.export_kind == ImportOrExportKind::Type {
                    return;
                }
                for it in &it.specifiers {
                    let symbol = self
                        .scoping
                        .get_root_binding(it.local.name().as_str().into());
                    if it.export_kind == ImportOrExportKind::Value
                        && let Some(symbol) = symbol
                    {
                        let value = self.value_of(symbol);
                        let declared = place(self.scoping.symbol_span(symbol));
                        self.export(&it.exported, Target::Value(value), Some(declared));
                    }
                }
            }
            Statement::ExportDeclaration(it) => self.export_declaration(&it.declaration),
            Statement::ExportDefaultDeclaration(it) => {
                let value = match &it.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                        match function.id.as_ref().and_then(|it| it.symbol_id.get()) {
                            Some(symbol) => self.value_of(symbol),
                            None => self.function_value(function),
                        }
                    }
                    ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                        match class.id.as_ref().and_then(|it| it.symbol_id.get()) {
                            Some(symbol) => self.value_of(symbol),
                            None => self.class_value(class, &Uses::default()),
                        }
                    }
                    ExportDefaultDeclarationKind::TSInterfaceDeclaration(_) => return,
                    other => match other.as_expression() {
                        Some(expression) => self.value(expression),
                        None => self.add(Value::Unknown),
                    },
                };
                // the word `default`
                let start = it.span.start + 7;
                let span =
                    jsi_idl::source::Span::new(start, it.declaration.span().start.max(start));
                let named = match &it.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(it) => {
                        it.id.as_ref().map(|it| place(it.span))
                    }
                    ExportDefaultDeclarationKind::ClassDeclaration(it) => {
                        it.id.as_ref().map(|it| place(it.span))
                    }
                    ExportDefaultDeclarationKind::Identifier(it) => self
                        .symbol(it)
                        .map(|it| place(self.scoping.symbol_span(it))),
                    _ => None,
                };
                let default = Export {
                    span,
                    declared: named,
                    target: Target::Value(value),
                };
                self.module.exports.insert("default".to_owned(), default);
            }
            Statement::TSExportAssignment(_) => self.module.is_open = true,
            _ => {}
        }
    }

    fn export_declaration(&mut self, declaration: &'a Declaration<'a>) {
        match declaration {
            Declaration::VariableDeclaration(it) => {
                for declarator in &it.declarations {
                    for name in declarator.id.get_binding_identifiers() {
                        self.export_binding(name.symbol_id.get(), &name.name, place(name.span));
                    }
                }
            }
            Declaration::FunctionDeclaration(it) => {
                if let Some(name) = &it.id {
                    self.export_binding(name.symbol_id.get(), &name.name, place(name.span));
                }
            }
            Declaration::ClassDeclaration(it) => {
                if let Some(name) = &it.id {
                    self.export_binding(name.symbol_id.get(), &name.name, place(name.span));
                }
            }
            Declaration::TSEnumDeclaration(it) => {
                let value = self.add(Value::Unknown);
                let export = Export {
                    span: place(it.id.span),
                    declared: Some(place(it.id.span)),
                    target: Target::Value(value),
                };
                self.module.exports.insert(it.id.name.to_string(), export);
            }
            Declaration::TSExternalModuleDeclaration(_)
            | Declaration::TSNamespaceDeclaration(_)
            | Declaration::TSImportEqualsDeclaration(_) => self.module.is_open = true,
            Declaration::TSTypeAliasDeclaration(_)
            | Declaration::TSInterfaceDeclaration(_)
            | Declaration::TSGlobalDeclaration(_) => {}
        }
    }

    fn export_binding(
        &mut self,
        symbol: Option<SymbolId>,
        name: &str,
        span: jsi_idl::source::Span,
    ) {
        let value = match symbol {
            Some(symbol) => self.value_of(symbol),
            None => self.add(Value::Unknown),
        };
        let export = Export {
            span,
            declared: Some(span),
            target: Target::Value(value),
        };
        self.module.exports.insert(name.to_owned(), export);
    }

    fn export(
        &mut self,
        name: &ModuleExportName<'_>,
        target: Target,
        declared: Option<jsi_idl::source::Span>,
    ) {
        let span = place(name.span());
        // a name that is imported only to be exported belongs to the other module
        let target = match &target {
            Target::Value(value) => match self.module.values.get(*value) {
                Some(Value::Imported(imported)) => imported.clone(),
                _ => target,
            },
            Target::From(..) | Target::Namespace(_) | Target::Required(_) => target,
        };
        let export = Export {
            span,
            declared,
            target,
        };
        self.module.exports.insert(name.name().to_string(), export);
    }

    /// What an imported name stands for: an `import`, or `const name = require("…")`.
    pub(super) fn imported(&mut self, symbol: SymbolId) -> Option<Target> {
        let node = self.scoping.symbol_declaration(symbol);
        let (name, is_namespace) = match self.nodes.kind(node) {
            AstKind::ImportSpecifier(it) => (it.imported.name().to_string(), false),
            AstKind::ImportDefaultSpecifier(_) => ("default".to_owned(), false),
            AstKind::ImportNamespaceSpecifier(_) => (String::new(), true),
            AstKind::VariableDeclarator(it) => {
                let specifier = it.init.as_ref().and_then(|init| self.required(init))?;
                let BindingPattern::ObjectPattern(pattern) = &it.id else {
                    return None;
                };
                let property = pattern.properties.iter().find(|it| {
                    matches!(&it.value, BindingPattern::BindingIdentifier(it)
                        if it.symbol_id.get() == Some(symbol))
                })?;
                let name = property.key.static_name()?.into_owned();
                return Some(Target::From(self.required_module(&specifier), name));
            }
            _ => return None,
        };
        let AstKind::ImportDeclaration(import) = self.nodes.parent_kind(node) else {
            return None;
        };
        let request = self.request(&import.source.value);
        Some(if is_namespace {
            Target::Namespace(request)
        } else {
            Target::From(request, name)
        })
    }

    /// Notes what classes add to those that they extend, also classes that are not exported.
    pub(super) fn extended(&mut self) {
        let nodes = self.nodes;
        for node in nodes.iter() {
            let AstKind::Class(class) = node.kind() else {
                continue;
            };
            let Some(Expression::Identifier(base)) =
                class.heritage.as_ref().map(|it| &it.expression)
            else {
                continue;
            };
            let Some(symbol) = self.symbol(base) else {
                continue;
            };
            let value = self.value_of(symbol);
            let elements = class.body.body.iter();
            let mut names: Vec<String> = elements
                .filter_map(|it| Some(it.property_key()?.static_name()?.into_owned()))
                .collect();
            for element in &class.body.body {
                let owner = match element {
                    ClassElement::MethodDefinition(it) => it.value.node_id.get(),
                    ClassElement::PropertyDefinition(it) => it.node_id.get(),
                    _ => continue,
                };
                let mut uses = Uses::default();
                self.uses_of_receiver(owner, &mut uses);
                names.extend(uses.own.into_iter().map(|it| it.name));
            }
            self.module.extended.push((value, names));
        }
    }

    /// Notes the imported names whose values the module may change, such as `Class.prototype.added = …`.
    pub(super) fn changed_imports(&mut self) {
        let root = self.scoping.root_scope_id();
        for symbol in self.scoping.symbol_ids() {
            if self.scoping.symbol_scope_id(symbol) != root {
                continue;
            }
            let kind = self.nodes.kind(self.scoping.symbol_declaration(symbol));
            let is_import = matches!(
                kind,
                AstKind::ImportSpecifier(_)
                    | AstKind::ImportDefaultSpecifier(_)
                    | AstKind::ImportNamespaceSpecifier(_)
                    | AstKind::VariableDeclarator(_)
            );
            let Some(target) = is_import.then(|| self.imported(symbol)).flatten() else {
                continue;
            };
            match target {
                Target::From(request, name) => {
                    let uses = self.uses_of(symbol);
                    if uses.changes() {
                        self.module.changed.push((request, name));
                    }
                }
                Target::Namespace(request) => {
                    for name in self.changed_members(symbol) {
                        self.module.changed.push((request, name));
                    }
                }
                Target::Value(_) | Target::Required(_) => {}
            }
        }
    }

    /// The specifier of `require("…")`.
    pub(super) fn required(&self, expression: &Expression<'_>) -> Option<String> {
        let Expression::CallExpression(call) = expression.get_inner_expression() else {
            return None;
        };
        let [argument] = call.arguments.as_slice() else {
            return None;
        };
        match argument.as_expression()? {
            Expression::StringLiteral(it) if self.is_global(&call.callee, "require") => {
                Some(it.value.to_string())
            }
            _ => None,
        }
    }
}
