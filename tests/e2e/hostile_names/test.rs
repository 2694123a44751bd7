//! Nasty names compile without a warning, natively and for WebAssembly, and name what they say.

use jsi_runtime::{Any, JsError, Object, Promise};
use wasm_bindgen_test::wasm_bindgen_test;

use super::api::{
    Default as _, Global as _, Host as _, JsDefault, JsGlobal, JsHost, JsNames, Names as _, Strings,
};
use crate::support::text;

#[wasm_bindgen_test]
fn parameters_do_not_hide_what_generated_code_calls() -> Result<(), JsError> {
    assert_eq!(JsNames.start(1, 2, 3, 4, 5, "six")?, "1,2,3,4,5,six");
    let all = JsNames.shape("a", &Object::new(), &Any::Null, &["b".to_owned()])?;
    let Any::Object(all) = all else {
        return Err(JsError::new("no array"));
    };
    assert_eq!(all.get::<f64>("length")?, 4.0);
    let (more, _callback) = JsNames.on_with(|_| Promise::ready(1), Some(5))?;
    assert_eq!(more, 5);
    Ok(())
}

#[wasm_bindgen_test]
fn members_are_those_of_the_module() -> Result<(), JsError> {
    assert_eq!((JsNames.constructor()?, JsNames.self_(1, 2)?), (7, 7));
    assert!(
        text(JsNames.proto()).contains("Names.__proto__"),
        "a module has no prototype"
    );
    assert!(text(JsNames.then()).contains("Names.then"));
    Ok(())
}

#[wasm_bindgen_test]
fn fields_may_be_called_like_anything() -> Result<(), JsError> {
    let fields = JsDefault.fields()?;
    assert_eq!(
        (
            fields.proto,
            fields.constructor.as_str(),
            fields.then,
            fields.r#type
        ),
        (1.0, "c", None, None)
    );
    assert_eq!(
        (fields.self_, fields.reader, fields.writer, fields.value),
        (2, 3, 4, 5)
    );
    Ok(())
}

#[wasm_bindgen_test]
fn strings_of_the_source_stay_strings() -> Result<(), JsError> {
    for value in [
        Strings::Quote,
        Strings::Raw,
        Strings::Line,
        Strings::Script,
        Strings::Proto,
    ] {
        assert_eq!(JsDefault.text(&value)?, value);
    }
    let error = text(JsHost.call());
    assert!(error.contains(r#""a\"; evil(); \"\n</script>""#), "{error}");
    let error = text(JsGlobal.quote());
    assert!(error.contains("evil(); ["), "{error}");
    assert!(
        Object::global().get::<Option<Object>>("evil")?.is_none(),
        "nothing ran"
    );
    Ok(())
}
