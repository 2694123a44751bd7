//! Fields are read once, in order, wherever they come from.

use std::cell::RefCell;
use std::rc::Rc;

use jsi_runtime::{Any, Callback, Date, JsError, Object};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{Built, Held, Inner, JsRecords, Optional, Outer, Records as _, Strange};
use crate::support::text;

const API: JsRecords = JsRecords;

fn inner(n: i32) -> Inner {
    Inner { n, note: None }
}

#[wasm_bindgen_test]
fn nested_records_go_there_and_back() -> Result<(), JsError> {
    let list = vec![
        inner(1),
        Inner {
            n: -1,
            note: Some(String::new()),
        },
        Inner {
            n: 0,
            note: Some("😀".into()),
        },
    ];
    let outer = Outer {
        first: inner(i32::MIN),
        list,
        last: "\0".into(),
    };
    assert_eq!(API.echo(&outer)?, outer);
    let long = Outer {
        list: vec![inner(5); 20_000],
        ..outer
    };
    assert_eq!(API.echo(&long)?, long);
    Ok(())
}

#[wasm_bindgen_test]
fn texts_that_come_again_are_the_same_texts() -> Result<(), JsError> {
    for round in 0..5 {
        for text in ["", "a", "again and again", "é", "ends in a zero\0", "ends in a zero"] {
            let note = Some(text.to_owned());
            let item = Inner { n: round, note };
            assert_eq!(API.echo_inner(&item)?, item);
            let outer = Outer {
                first: item.clone(),
                list: vec![item.clone(), item],
                last: text.repeat(3),
            };
            assert_eq!(API.echo(&outer)?, outer);
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn references_inside_keep_their_identity() -> Result<(), JsError> {
    let function: Object = Object::global().get("parseInt")?;
    let held = Held {
        object: Object::new(),
        error: Some(JsError::new("held")),
        any: Any::from(&function),
        bytes: vec![0, 255],
        when: Date::MAX,
    };
    let back = API.echo_held(&held)?;
    assert_eq!(back.object, held.object);
    assert_eq!(
        (back.error, back.bytes, back.when),
        (held.error, held.bytes, held.when)
    );
    assert!(matches!(back.any, Any::Function(_)));
    Ok(())
}

#[wasm_bindgen_test]
fn a_builder_sets_only_the_fields_that_are_named() -> Result<(), JsError> {
    let least = Built::new(1, "least");
    assert_eq!(API.built_keys(&least)?, "id,name true");
    assert_eq!(API.echo_built(&least)?, least);
    let built = Built::new(2, String::from("most"))
        .title("text")
        .limit(5)
        .note(None)
        .inner(Inner::new(3).note("inner"))
        .new_(true)
        .clone_(4)
        .r#type("kind");
    assert_eq!(
        API.built_keys(&built)?,
        "id,name,title,limit,note,inner,new,clone,type true"
    );
    let back = API.echo_built(&built)?;
    assert_eq!(back, built.clone());
    assert_eq!((back.new, back.clone, back.note), (Some(true), Some(4), Some(None)));
    Ok(())
}

#[wasm_bindgen_test]
fn further_arguments_are_references() -> Result<(), JsError> {
    let (one, other) = (Inner::new(1), Inner::new(2).note("b"));
    assert_eq!(API.names(&[])?, "");
    assert_eq!(API.names(&[&one, &other, &one])?, "1 2b 1");
    Ok(())
}

#[wasm_bindgen_test]
fn a_missing_field_is_not_set() -> Result<(), JsError> {
    let none = Optional::new(None);
    assert_eq!(API.keys(&none)?, "c true");
    assert_eq!(API.echo_optional(&none)?, none);
    let some = Optional {
        a: Some(1),
        b: Some(None),
        c: Some(2),
        d: Some(vec![]),
        e: Some(Any::Null),
    };
    assert_eq!(API.keys(&some)?, "a,b,c,d,e true");
    let back = API.echo_optional(&some)?;
    assert_eq!(
        (back.a, back.b, back.c, back.d),
        (Some(1), Some(None), Some(2), Some(vec![]))
    );
    let both = Optional {
        b: Some(Some(3)),
        ..none
    };
    assert_eq!(API.keys(&both)?, "b,c true");
    assert_eq!(API.echo_optional(&both)?, both);
    Ok(())
}

#[wasm_bindgen_test]
fn null_and_undefined_are_missing() -> Result<(), JsError> {
    let nulls = API.optional("nulls")?;
    assert_eq!(
        (nulls.a, nulls.b, nulls.c, nulls.d),
        (None, Some(None), None, None)
    );
    let only = API.optional("only c")?;
    assert_eq!((only.a, only.b, only.c), (None, None, None));
    assert_eq!(API.inner("nulls")?, inner(1));
    assert_eq!(
        (
            API.maybe("null")?,
            API.maybe("undefined")?,
            API.maybe("bare")?
        ),
        (None, None, Some(inner(2)))
    );
    Ok(())
}

#[wasm_bindgen_test]
fn fields_are_own_or_inherited_properties() -> Result<(), JsError> {
    assert_eq!(
        API.inner("inherited")?,
        Inner {
            n: 7,
            note: Some("own".into())
        }
    );
    Ok(())
}

#[wasm_bindgen_test]
fn unknown_properties_are_ignored() -> Result<(), JsError> {
    assert_eq!(API.inner("surplus")?, inner(4));
    Ok(())
}

#[wasm_bindgen_test]
fn a_record_goes_out_as_a_plain_object() -> Result<(), JsError> {
    let held = Held {
        object: Object::new(),
        error: None,
        any: Any::Undefined,
        bytes: vec![],
        when: Date::EPOCH,
    };
    assert_eq!(API.plain(&held)?, "object,error,any,bytes,when Object true");
    Ok(())
}

#[wasm_bindgen_test]
fn any_object_may_have_the_fields() -> Result<(), JsError> {
    assert_eq!(
        (
            API.inner("function")?,
            API.inner("bare")?,
            API.inner("array")?
        ),
        (inner(1), inner(2), inner(3))
    );
    Ok(())
}

#[wasm_bindgen_test]
fn fields_are_read_once_in_order() -> Result<(), JsError> {
    API.reads()?;
    assert_eq!(
        API.outer("spied")?,
        Outer {
            first: inner(1),
            list: vec![],
            last: "x".into()
        }
    );
    assert_eq!(API.reads()?, "first,list,last");
    assert_eq!(
        text(API.outer("early")),
        "Records.outer: result: field first: field n: expected an integer, found \"no\" (string)"
    );
    assert_eq!(API.reads()?, "first");
    Ok(())
}

#[wasm_bindgen_test]
fn a_wrong_field_names_its_path() {
    let cases = [
        (
            "deep",
            "field list: element 2: field note: expected a string, found 4 (number)",
        ),
        (
            "unlisted",
            "field list: expected an array, found Object (object)",
        ),
        ("null inside", "field first: expected an object, found null"),
        ("empty", "field first: expected an object, found undefined"),
        ("text", "expected an object, found \"n\" (string)"),
        ("number", "expected an object, found 5 (number)"),
        ("null", "expected an object, found null"),
        ("undefined", "expected an object, found undefined"),
        ("symbol", "expected an object, found Symbol(s) (symbol)"),
    ];
    for (kind, error) in cases {
        assert_eq!(
            text(API.outer(kind)),
            format!("Records.outer: result: {error}")
        );
    }
    let thrown = API.outer("throwing").expect_err("the getter throws");
    assert_eq!(
        (thrown.name(), thrown.message()),
        ("SyntaxError", "no list")
    );
}

#[wasm_bindgen_test]
fn fields_may_be_called_like_what_every_object_has() -> Result<(), JsError> {
    let strange = Strange {
        construct: 1,
        proto: Some(inner(2)),
        text: None,
        quoted: 4,
    };
    assert_eq!(API.look(&strange)?, "1 true {\"n\":2} false 4");
    assert_eq!(
        API.echo_strange(&Strange {
            text: Some("t".into()),
            ..strange.clone()
        })?
        .text
        .as_deref(),
        Some("t")
    );
    let null = Strange {
        proto: None,
        ..strange
    };
    assert_eq!(API.look(&null)?, "1 true null false 4");
    assert_eq!(
        text(API.strange("plain")),
        "Records.strange: result: field constructor: expected an integer, found function"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn getters_of_fields_may_call_rust() -> Result<(), JsError> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let f = Callback::new(move |name: String| -> Result<i32, JsError> {
        log.borrow_mut().push(name);
        // Writes a record of its own over and above the half-written one.
        let nested = Outer {
            first: inner(9),
            list: vec![inner(8); 500],
            last: "nested".repeat(100),
        };
        assert_eq!(JsRecords.echo(&nested)?, nested);
        Ok(i32::try_from(log.borrow().len()).unwrap_or(0))
    });
    let outer = API.lazy(&f)?;
    assert_eq!(*seen.borrow(), ["first", "n", "item", "item", "last"]);
    let expected = Outer {
        first: Inner {
            n: 2,
            note: Some("é".into()),
        },
        list: vec![inner(3), inner(4)],
        last: "last 5".into(),
    };
    assert_eq!(outer, expected);
    let fails = Callback::new(|name: String| {
        if name == "item" {
            Err(JsError::new("no item"))
        } else {
            Ok(1)
        }
    });
    assert_eq!(text(API.lazy(&fails)), "no item");
    assert_eq!(API.lazy(&f)?.last, "last 10");
    Ok(())
}
