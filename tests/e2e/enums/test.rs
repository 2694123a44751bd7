//! A closed enum has its values only; an open one keeps the others.

use jsi_runtime::{Callback, JsError};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Align, Colour, Enums as _, JsEnums, Level, Status, Style};
use crate::support::text;

const API: JsEnums = JsEnums;

#[wasm_bindgen_test]
fn enums_are_plain_values_in_javascript() -> Result<(), JsError> {
    assert_eq!(
        API.type_of(Level::Below, &Status::Ok, &Align::Center, &Colour::Green)?,
        "number -2147483648, number 200, string \"center\", string \"green\""
    );
    assert_eq!(
        API.type_of(
            Level::Low,
            &Status::Other(i32::MIN),
            &Align::Nothing,
            &Colour::Other("\0".into())
        )?,
        "number 0, number -2147483648, string \"\", string \"\\u0000\""
    );
    // A listed value is equal to its variant.
    assert_eq!(API.statuses(&[Status::Other(404)])?, [Status::Lost]);
    assert_eq!(API.colours(&[Colour::Other("red".into())])?, [Colour::Red]);
    Ok(())
}

#[wasm_bindgen_test]
fn they_stand_in_every_container() -> Result<(), JsError> {
    let levels = [Level::High, Level::Low, Level::Below];
    assert_eq!(API.levels(&levels)?, levels);
    let statuses = [Status::Ok, Status::Other(0), Status::Lost];
    assert_eq!(API.statuses(&statuses)?, statuses);
    let aligns = [Align::Left, Align::Nothing, Align::Center];
    assert_eq!(API.aligns(&aligns)?, aligns);
    let colours = [
        Colour::Red,
        Colour::Other(String::new()),
        Colour::Other("😀".into()),
    ];
    assert_eq!(API.colours(&colours)?, colours);
    let style = Style {
        level: Level::High,
        align: None,
        colours: colours.to_vec(),
    };
    assert_eq!(API.style(&style)?, style);
    let style = Style {
        align: Some(Align::Left),
        ..style
    };
    assert_eq!(API.style(&style)?, style);
    Ok(())
}

#[wasm_bindgen_test]
fn they_may_be_missing() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None, None, None)?, "0: ");
    assert_eq!(API.optional(Some(Level::Low), None, None, None)?, "1: 0");
    assert_eq!(
        API.optional(None, Some(None), None, None)?,
        "2: undefined null"
    );
    assert_eq!(
        API.optional(None, Some(Some(&Status::Ok)), Some(&Align::Left), None)?,
        "3: undefined 200 \"left\""
    );
    assert_eq!(
        API.optional(None, None, None, Some(None))?,
        "4: undefined undefined undefined null"
    );
    assert_eq!(
        API.optional(None, None, None, Some(Some(&Colour::Red)))?,
        "4: undefined undefined undefined \"red\""
    );
    assert_eq!(API.rest(&[])?, "0: ");
    assert_eq!(API.rest(&[Level::High, Level::Low])?, "2: 1 0");
    Ok(())
}

#[wasm_bindgen_test]
async fn they_are_arguments_and_contents() -> Result<(), JsError> {
    let seen = Callback::new(
        |level: Level, colour: Colour, status: Status, align: Align| {
            assert_eq!(
                (level, colour, status),
                (
                    Level::High,
                    Colour::Other("mauve".into()),
                    Status::Other(500)
                )
            );
            assert_eq!(align, Align::Nothing);
            Level::Below
        },
    );
    assert_eq!(API.call(&seen)?, Level::Below);
    assert_eq!(API.later_level("1").await?, Level::High);
    assert_eq!(
        API.later_colour("mauve").await?,
        Colour::Other("mauve".into())
    );
    assert_eq!(
        text(API.later_level("2").await),
        "Enums.laterLevel: result: expected one of 0, 1, -2147483648 (Level), found 2 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_unknown_number_lists_the_known_ones() -> Result<(), JsError> {
    assert_eq!(
        (API.level("-0")?, API.level("-2^31")?),
        (Level::Low, Level::Below)
    );
    for (kind, found) in [
        ("2", "2 (number)"),
        ("1.5", "1.5 (number)"),
        ("2^31", "2147483648 (number)"),
        ("NaN", "NaN (number)"),
        ("1n", "1 (bigint)"),
        ("true", "true (boolean)"),
        ("text", "\"1\" (string)"),
        ("valueOf", "Object (object)"),
        ("null", "null"),
        ("undefined", "undefined"),
    ] {
        assert_eq!(
            text(API.level(kind)),
            format!(
                "Enums.level: result: expected one of 0, 1, -2147483648 (Level), found {found}"
            )
        );
    }
    assert_eq!(
        text(API.level_list("list")),
        "Enums.levelList: result: element 2: expected one of 0, 1, -2147483648 (Level), found 7 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn an_unknown_string_lists_the_known_ones() {
    for (kind, found) in [
        ("LEFT", "\"LEFT\" (string)"),
        ("toString", "\"toString\" (string)"),
        ("0", "0 (number)"),
        ("boxed", "String (object)"),
        ("array", "Array (object)"),
        ("symbol", "Symbol(left) (symbol)"),
        ("null", "null"),
        ("undefined", "undefined"),
    ] {
        assert_eq!(
            text(API.align(kind)),
            format!(
                "Enums.align: result: expected one of \"left\", \"center\", \"\" (Align), found {found}"
            )
        );
    }
}

#[wasm_bindgen_test]
fn an_open_enum_keeps_unknown_values_of_its_type() -> Result<(), JsError> {
    assert_eq!(
        (API.status("404")?, API.status("2")?, API.status("-0")?),
        (Status::Lost, Status::Other(2), Status::Other(0))
    );
    assert_eq!(
        text(API.status("1.5")),
        "Enums.status: result: expected an integer, found 1.5 (number)"
    );
    assert_eq!(
        text(API.status("text")),
        "Enums.status: result: expected an integer, found \"1\" (string)"
    );
    assert_eq!(
        text(API.status("2^31")),
        "Enums.status: result: out of range for i32: 2147483648, minimum -2147483648, maximum 2147483647"
    );
    assert_eq!(API.colour("mauve")?, Colour::Other("mauve".into()));
    assert_eq!(API.colour("surrogate")?, Colour::Other("\u{fffd}".into()));
    assert_eq!(
        text(API.colour("1")),
        "Enums.colour: result: expected a string, found 1 (number)"
    );
    assert_eq!(
        text(API.colour("null")),
        "Enums.colour: result: expected a string, found null"
    );
    assert_eq!(
        text(API.as_style("style")),
        "Enums.asStyle: result: field colours: element 1: expected a string, found 5 (number)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn null_is_none() -> Result<(), JsError> {
    for kind in ["null", "undefined"] {
        assert_eq!(
            (API.maybe_level(kind)?, API.maybe_status(kind)?),
            (None, None)
        );
        assert_eq!(
            (API.maybe_align(kind)?, API.maybe_colour(kind)?),
            (None, None)
        );
    }
    assert_eq!(
        (API.maybe_level("0")?, API.maybe_status("0")?),
        (Some(Level::Low), Some(Status::Other(0)))
    );
    assert_eq!(
        (API.maybe_align("left")?, API.maybe_colour("empty")?),
        (Some(Align::Left), Some(Colour::Other(String::new())))
    );
    assert_eq!(
        text(API.maybe_level("2")),
        "Enums.maybeLevel: result: expected one of 0, 1, -2147483648 (Level), found 2 (number)"
    );
    Ok(())
}
