//! A dictionary of WebIDL as a record.

use super::tokens::Tokens;
use super::translate::{Body, ty};

/// A text that is a dictionary as a record.
pub(super) fn translate(text: &str) -> Option<String> {
    let items = dictionary(&mut Tokens::new(text, false))?;
    Some(items.join("\n\n") + "\n")
}

/// `dictionary Options { required double step; boolean loop = false; };`, without the default values.
fn dictionary(tokens: &mut Tokens<'_>) -> Option<Vec<String>> {
    if !tokens.eat("dictionary") {
        return None;
    }
    let mut body = Body::new(format!("record {}", tokens.word()?));
    if !tokens.eat("{") {
        return None;
    }
    while !tokens.eat("}") {
        let required = tokens.eat("required");
        let mut words = Vec::new();
        while !matches!(tokens.peek(), ";" | "=" | "") {
            words.push(tokens.next());
        }
        let name = words.pop()?;
        let text = match words.join(" ").as_str() {
            "unsigned long" => "u32".to_owned(),
            "long" => "i32".to_owned(),
            "double" | "unrestricted double" => "Number".to_owned(),
            _ => ty(&words.concat(), &[])?,
        };
        let mark = if required { "" } else { "?" };
        body.members.push(format!("{name}{mark}: {text};"));
        tokens.skip_past(";");
    }
    tokens.eat(";");
    Some(vec![body.item()?]).filter(|_| tokens.is_done())
}
