//! The names of properties.

use oxc_ast::ast::{Expression, PropertyKey};

/// `Symbol.name` as the interface names it.
pub(super) fn well_known(expression: &Expression<'_>) -> Option<String> {
    let Expression::StaticMemberExpression(it) = expression.get_inner_expression() else {
        return None;
    };
    let is_symbol = matches!(&it.object, Expression::Identifier(it) if it.name == "Symbol");
    is_symbol.then(|| format!("[Symbol.{}]", it.property.name))
}

/// The name of a property, as interfaces name it.
pub(super) fn key_name(key: &PropertyKey<'_>, is_computed: bool) -> Option<String> {
    if let (true, Some(expression)) = (is_computed, key.as_expression()) {
        return match expression {
            Expression::StringLiteral(it) => Some(it.value.to_string()),
            other => well_known(other),
        };
    }
    key.static_name().map(|it| it.into_owned())
}
