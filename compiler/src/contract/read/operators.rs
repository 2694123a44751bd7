//! What operators give, whatever their operands are.

use oxc_ast::ast::{BinaryExpression, BinaryOperator, Expression, UnaryExpression, UnaryOperator};

/// What an operator between two values gives.
pub(super) fn binary(it: &BinaryExpression<'_>) -> Option<&'static str> {
    match it.operator {
        BinaryOperator::Equality
        | BinaryOperator::Inequality
        | BinaryOperator::StrictEquality
        | BinaryOperator::StrictInequality
        | BinaryOperator::LessThan
        | BinaryOperator::LessEqualThan
        | BinaryOperator::GreaterThan
        | BinaryOperator::GreaterEqualThan
        | BinaryOperator::In
        | BinaryOperator::Instanceof => Some("a boolean"),
        BinaryOperator::ShiftRightZeroFill => Some("a number"),
        BinaryOperator::Addition if is_text(&it.left) || is_text(&it.right) => Some("a string"),
        BinaryOperator::Addition => Some("a sum"),
        BinaryOperator::Subtraction
        | BinaryOperator::Multiplication
        | BinaryOperator::Division
        | BinaryOperator::Remainder
        | BinaryOperator::Exponential
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight
        | BinaryOperator::BitwiseOR
        | BinaryOperator::BitwiseXOR
        | BinaryOperator::BitwiseAnd => Some("a number or bigint"),
    }
}

/// What an operator before a value gives.
pub(super) fn unary(it: &UnaryExpression<'_>) -> Option<&'static str> {
    match it.operator {
        UnaryOperator::LogicalNot | UnaryOperator::Delete => Some("a boolean"),
        UnaryOperator::Typeof => Some("a string"),
        UnaryOperator::UnaryPlus => Some("a number"),
        UnaryOperator::UnaryNegation if matches!(it.argument, Expression::NumericLiteral(_)) => {
            Some("a number")
        }
        UnaryOperator::UnaryNegation | UnaryOperator::BitwiseNot => Some("a number or bigint"),
        // `void 0` stands for a value that comes later
        UnaryOperator::Void => None,
    }
}

fn is_text(expression: &Expression<'_>) -> bool {
    matches!(
        expression.get_inner_expression(),
        Expression::StringLiteral(_) | Expression::TemplateLiteral(_)
    )
}
