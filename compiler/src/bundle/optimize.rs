//! Makes the text of a bundle small: removes what nothing uses, and shortens the rest.
//!
//! The runtime's JavaScript adds its functions to the object `rt`. No code reads a property of it by a name that is known only
//! at run time, so a property that no code names is removed, too.

use std::collections::HashSet;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    AssignmentExpression, AssignmentTarget, AssignmentTargetPropertyIdentifier, BindingProperty,
    CallExpression, Expression, IdentifierName, ObjectPropertyKind, Program, PropertyKey,
    SimpleAssignmentTarget, Statement, StaticMemberExpression, StringLiteral,
};
use oxc_ast_visit::{Visit, VisitMut, walk, walk_mut};
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions, LegalComment};
use oxc_diagnostics::Severity;
use oxc_minifier::{
    CompressOptions, CompressOptionsKeepNames, MangleOptions, MangleOptionsKeepNames, Minifier,
    MinifierOptions,
};
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::error::{BundleError, place};
use super::module::Syntax;
use super::parse::offset_of;

/// What is done with the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Optimize<'a> {
    pub(super) syntax: Syntax,
    /// The final name of the object `rt`, if the package has the runtime's JavaScript.
    pub(super) rt: Option<&'a str>,
    /// Whether names and spaces are shortened.
    pub(super) minify: bool,
}

impl Optimize<'_> {
    /// The smaller text.
    ///
    /// # Errors
    ///
    /// [`BundleError::Script`] if the text is not JavaScript, which is an error of the bundler.
    pub(super) fn run(self, name: &str, text: &str) -> Result<String, BundleError> {
        let allocator = Allocator::default();
        let source = match self.syntax {
            Syntax::Module => SourceType::mjs(),
            Syntax::CommonJs => SourceType::cjs(),
        };
        let parsed = Parser::new(&allocator, text, source).parse();
        if let Some(wrong) = parsed
            .diagnostics
            .iter()
            .find(|it| it.severity == Severity::Error)
        {
            return Err(BundleError::Script {
                place: place(name, text, offset_of(wrong)),
                message: wrong.to_string(),
            });
        }
        let mut program = parsed.program;
        loop {
            self.minifier(false).dce(&allocator, &mut program);
            if !self.remove_properties(&mut program) {
                break;
            }
        }
        let scoping = if self.minify {
            self.minifier(true).minify(&allocator, &mut program).scoping
        } else {
            None
        };
        let options = CodegenOptions {
            minify: self.minify,
            comments: CommentOptions {
                normal: !self.minify,
                jsdoc: !self.minify,
                // of the marks for bundlers, only those of imports matter: nothing unused is left
                annotation: !self.minify || text.contains("webpackIgnore"),
                legal: LegalComment::Inline,
            },
            ..CodegenOptions::default()
        };
        let printed = Codegen::new()
            .with_options(options)
            .with_scoping(scoping)
            .build(&program);
        Ok(printed.code)
    }

    fn minifier(self, mangle: bool) -> Minifier {
        Minifier::new(MinifierOptions {
            // messages name the classes of values
            mangle: mangle.then(|| MangleOptions {
                top_level: Some(true),
                keep_names: MangleOptionsKeepNames {
                    function: false,
                    class: true,
                },
                ..MangleOptions::default()
            }),
            mangle_properties: None,
            compress: Some(CompressOptions {
                keep_names: CompressOptionsKeepNames::class_only(),
                ..CompressOptions::smallest()
            }),
        })
    }

    /// Removes properties of `rt` that no code names. Returns whether there were any.
    fn remove_properties(self, program: &mut Program<'_>) -> bool {
        let Some(rt) = self.rt else {
            return false;
        };
        let mut uses = Uses {
            rt,
            names: HashSet::new(),
            unknown: false,
        };
        uses.visit_program(program);
        if uses.unknown {
            return false;
        }
        let mut removal = Removal {
            rt,
            used: uses.names,
            removed: false,
        };
        removal.visit_program(program);
        removal.removed
    }
}

/// Whether an expression is the object `rt`.
fn is_rt(expression: &Expression<'_>, rt: &str) -> bool {
    matches!(expression, Expression::Identifier(it) if it.name == rt)
}

/// Whether a call is `Object.assign(rt, { … })`.
fn assigns(call: &CallExpression<'_>, rt: &str) -> bool {
    let Expression::StaticMemberExpression(callee) = &call.callee else {
        return false;
    };
    let object = matches!(&callee.object, Expression::Identifier(it) if it.name == "Object");
    let [target, values] = call.arguments.as_slice() else {
        return false;
    };
    object
        && callee.property.name == "assign"
        && target.as_expression().is_some_and(|it| is_rt(it, rt))
        && matches!(
            values.as_expression(),
            Some(Expression::ObjectExpression(_))
        )
}

/// The name that `rt.name = …` assigns to.
fn assigned<'p>(it: &'p AssignmentExpression<'_>, rt: &str) -> Option<&'p str> {
    match &it.left {
        AssignmentTarget::StaticMemberExpression(it) if is_rt(&it.object, rt) => {
            Some(it.property.name.as_str())
        }
        _ => None,
    }
}

/// The names by which code reads properties, of any object.
struct Uses<'r> {
    rt: &'r str,
    names: HashSet<String>,
    /// Whether a property of `rt` is read by a name that is known only at run time.
    unknown: bool,
}

impl<'a> Visit<'a> for Uses<'_> {
    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        self.names.insert(it.property.name.to_string());
        walk::walk_static_member_expression(self, it);
    }

    fn visit_assignment_expression(&mut self, it: &AssignmentExpression<'a>) {
        if assigned(it, self.rt).is_some() {
            self.visit_expression(&it.right);
        } else {
            walk::walk_assignment_expression(self, it);
        }
    }

    fn visit_computed_member_expression(
        &mut self,
        it: &oxc_ast::ast::ComputedMemberExpression<'a>,
    ) {
        self.unknown |= is_rt(&it.object, self.rt);
        walk::walk_computed_member_expression(self, it);
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.names.insert(it.value.to_string());
    }

    fn visit_binding_property(&mut self, it: &BindingProperty<'a>) {
        self.key(&it.key);
        walk::walk_binding_property(self, it);
    }

    fn visit_assignment_target_property_identifier(
        &mut self,
        it: &AssignmentTargetPropertyIdentifier<'a>,
    ) {
        self.names.insert(it.binding.name.to_string());
        walk::walk_assignment_target_property_identifier(self, it);
    }

    fn visit_assignment_target_property_property(
        &mut self,
        it: &oxc_ast::ast::AssignmentTargetPropertyProperty<'a>,
    ) {
        self.key(&it.name);
        walk::walk_assignment_target_property_property(self, it);
    }
}

impl Uses<'_> {
    fn key(&mut self, key: &PropertyKey<'_>) {
        if let PropertyKey::StaticIdentifier(name) = key {
            let name: &IdentifierName<'_> = name;
            self.names.insert(name.name.to_string());
        }
    }
}

/// Removes what is added to `rt` and not used.
struct Removal<'r> {
    rt: &'r str,
    used: HashSet<String>,
    removed: bool,
}

impl Removal<'_> {
    fn retain(&mut self, properties: &mut oxc_allocator::ArenaVec<'_, ObjectPropertyKind<'_>>) {
        let before = properties.len();
        properties.retain(|property| match property {
            ObjectPropertyKind::ObjectProperty(it) => match &it.key {
                PropertyKey::StaticIdentifier(name) => self.used.contains(name.name.as_str()),
                _ => true,
            },
            ObjectPropertyKind::SpreadProperty(_) => true,
        });
        self.removed |= properties.len() < before;
    }

    /// Whether a statement only adds a property that is not used.
    fn is_unused(&self, statement: &Statement<'_>) -> bool {
        let Statement::ExpressionStatement(it) = statement else {
            return false;
        };
        match &it.expression {
            Expression::AssignmentExpression(it) => {
                assigned(it, self.rt).is_some_and(|name| !self.used.contains(name))
            }
            _ => false,
        }
    }
}

impl<'a> VisitMut<'a> for Removal<'_> {
    fn visit_statements(&mut self, it: &mut oxc_allocator::ArenaVec<'a, Statement<'a>>) {
        let before = it.len();
        it.retain(|statement| !self.is_unused(statement));
        self.removed |= it.len() < before;
        walk_mut::walk_statements(self, it);
    }

    fn visit_call_expression(&mut self, it: &mut CallExpression<'a>) {
        if assigns(it, self.rt)
            && let Some(values) = it.arguments.get_mut(1)
            && let Some(Expression::ObjectExpression(values)) = values.as_expression_mut()
        {
            self.retain(&mut values.properties);
        }
        walk_mut::walk_call_expression(self, it);
    }

    fn visit_simple_assignment_target(&mut self, it: &mut SimpleAssignmentTarget<'a>) {
        walk_mut::walk_simple_assignment_target(self, it);
    }

    fn visit_variable_declarator(&mut self, it: &mut oxc_ast::ast::VariableDeclarator<'a>) {
        let is_rt = it
            .id
            .get_identifier_name()
            .is_some_and(|name| name == self.rt);
        if is_rt && let Some(Expression::ObjectExpression(values)) = &mut it.init {
            self.retain(&mut values.properties);
        }
        walk_mut::walk_variable_declarator(self, it);
    }
}
