//! Records and enums are copied, and every part is checked.

use jsi_runtime::{Any, Date, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Align, Colour, Empty, Everything, JsValues, LogLevel, Odd, Status, Tree, Values as _,
};
use super::shared::Size;
use crate::support::text;

const API: JsValues = JsValues;
const SIZE: Size = Size {
    width: 1.5,
    height: -2.0,
};

fn everything() -> Result<Everything, JsError> {
    Ok(Everything {
        flag: true,
        small: -7,
        wide: (1 << 53) - 1,
        big: u64::MAX,
        huge: i128::MIN,
        half: 0.5,
        letter: '😀',
        text: "text\0".to_owned(),
        at: Date::new(-1)?,
        error: JsError::type_error("inside"),
        object: Object::new(),
        any: Any::Undefined,
        bytes: vec![0, 255],
        names: vec!["a".to_owned(), String::new()],
        size: SIZE,
        level: LogLevel::Negative,
        align: Align::VeryRight,
        maybe: None,
        optional: None,
        both: Some(None),
    })
}

#[wasm_bindgen_test]
fn a_record_of_everything_goes_there_and_back() -> Result<(), JsError> {
    let value = everything()?;
    let back = API.everything(&value)?;
    assert_eq!(back.object, value.object);
    assert!(back.error.same(&value.error));
    assert_eq!(back, value);
    let keys = API.keys(&value)?;
    assert!(
        keys.ends_with("align,maybe,both"),
        "an optional field that is None is not set: {keys}"
    );
    let full = Everything {
        maybe: Some(i32::MIN),
        optional: Some("x".to_owned()),
        both: Some(Some(SIZE)),
        ..value
    };
    assert_eq!(API.everything(&full)?, full);
    Ok(())
}

#[wasm_bindgen_test]
fn records_nest_and_may_be_empty() -> Result<(), JsError> {
    let leaf = |name: &str| Tree {
        name: name.to_owned(),
        children: vec![],
    };
    let tree = Tree {
        name: "root".to_owned(),
        children: vec![
            leaf("a"),
            Tree {
                children: vec![leaf("c")],
                ..leaf("b")
            },
        ],
    };
    assert_eq!(API.tree(&tree)?, tree);
    assert_eq!(API.empty(&Empty {})?, Empty {});
    assert_eq!(API.json(&SIZE)?, r#"{"width":1.5,"height":-2}"#);
    Ok(())
}

#[wasm_bindgen_test]
fn odd_names_are_names() -> Result<(), JsError> {
    let odd = Odd {
        r#type: 1,
        self_: 2,
        proto: 3,
        a_b: 4,
        größe: 5,
    };
    assert_eq!(API.odd(&odd)?, odd);
    Ok(())
}

#[wasm_bindgen_test]
fn enums_go_there_and_back() -> Result<(), JsError> {
    for align in [Align::Left, Align::Center, Align::VeryRight, Align::Dash] {
        assert_eq!(API.align(&align)?, align);
    }
    for colour in [Colour::Red, Colour::Green, Colour::Other("blue".to_owned())] {
        assert_eq!(API.colour(&colour)?, colour);
    }
    for level in [LogLevel::Low, LogLevel::High, LogLevel::Negative] {
        assert_eq!(API.level(level)?, level);
    }
    for status in [Status::Ok, Status::NotFound, Status::Other(i32::MIN)] {
        assert_eq!(API.status(&status)?, status);
    }
    assert_eq!(
        (API.maybe_size(Some(&SIZE))?, API.maybe_size(None)?),
        (Some(SIZE), None)
    );
    assert_eq!(
        (
            API.maybe_level(Some(LogLevel::High))?,
            API.maybe_level(None)?
        ),
        (Some(LogLevel::High), None)
    );
    assert_eq!(
        (API.maybe_align(Some(&Align::Left))?, API.maybe_align(None)?),
        (Some(Align::Left), None)
    );
    Ok(())
}

#[wasm_bindgen_test]
fn values_may_be_missing() -> Result<(), JsError> {
    assert_eq!(API.optional(None, None, None)?, "0: []");
    assert_eq!(
        API.optional(Some(&SIZE), None, None)?,
        r#"1: [{"width":1.5,"height":-2}]"#
    );
    assert_eq!(
        API.optional(None, Some(LogLevel::Low), None)?,
        "2: [null,0]"
    );
    assert_eq!(API.optional(None, None, Some(None))?, "3: [null,null,null]");
    assert_eq!(
        API.optional(None, None, Some(Some(&Align::Left)))?,
        r#"3: [null,null,"left"]"#
    );
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_part_names_its_place() -> Result<(), JsError> {
    API.set(r#"{"width": 1}"#)?;
    assert_eq!(
        text(API.as_size()),
        "Values.asSize: result: field height: expected a number, found undefined"
    );
    API.set("5")?;
    assert_eq!(
        text(API.as_size()),
        "Values.asSize: result: expected an object, found 5 (number)"
    );
    API.set(r#"{"name": "a", "children": [{"name": "b", "children": []}, {"name": 1}]}"#)?;
    assert_eq!(
        text(API.as_tree()),
        "Values.asTree: result: field children: element 1: field name: expected a string, found 1 (number)"
    );
    API.set(r#""up""#)?;
    assert_eq!(
        text(API.as_align()),
        "Values.asAlign: result: expected one of \"left\", \"center\", \"very right\", \"-\" (Align), found \"up\" (string)"
    );
    assert_eq!(API.as_colour()?, Colour::Other("up".to_owned()));
    assert!(API.as_status().is_err());
    API.set("2")?;
    assert_eq!(
        text(API.as_level()),
        "Values.asLevel: result: expected one of 0, 1, -5 (Level), found 2 (number)"
    );
    assert_eq!(API.as_status()?, Status::Other(2));
    assert_eq!(
        API.inherited()?,
        Size {
            width: 1.0,
            height: 2.0
        }
    );
    assert_eq!(text(API.throwing()), "no height");
    let wide = Everything {
        wide: u64::MAX,
        ..everything()?
    };
    assert_eq!(
        text(API.everything(&wide)),
        "Values.everything: parameter value: field wide: out of range for u64: 18446744073709551615, minimum 0, maximum \
         9007199254740991"
    );
    Ok(())
}
