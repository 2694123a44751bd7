//! Mocks of members with records of type parameters.

use jsi_runtime::{Any, JsError, JsMap, Promise, block_on};

use crate::type_params_of_records::api::{Held, JsSignal, Options, Page, Signal};

struct Pages;

impl Signal for Pages {
    fn page_any(&self) -> Result<Page<Any>, JsError> {
        Ok(Page {
            items: vec![Any::from(1), Any::from(2)],
            next: None,
            first: Some(Any::from(1)),
        })
    }

    fn set_page_any(&self, value: &Page<Any>) -> Result<(), JsError> {
        match value.items.as_slice() {
            [] => Err(JsError::new("empty")),
            _ => Ok(()),
        }
    }

    fn value_any(&self) -> Result<Held<Any>, JsError> {
        Ok(Held {
            value: Any::from("text"),
        })
    }

    fn later_any(&self) -> Promise<Held<Any>> {
        Promise::from(self.value_any())
    }

    fn pages_any(&self, more: &[&Held<Any>]) -> Result<JsMap<String, Page<Any>>, JsError> {
        let page = |held: &Held<Any>| Page {
            items: vec![held.value.clone()],
            next: None,
            first: None,
        };
        let pages = more.iter().enumerate();
        Ok(pages.map(|(i, it)| (i.to_string(), page(it))).collect())
    }

    fn options_any(
        &self,
        of: Option<&Options<Any, bool>>,
    ) -> Result<Option<Options<Any, bool>>, JsError> {
        Ok(of.cloned())
    }
}

#[test]
fn records_of_type_parameters_are_values_of_mocks() -> Result<(), JsError> {
    let signal: JsSignal<i32> = JsSignal::mock(Pages);
    assert_eq!(
        (signal.page()?.items, signal.page()?.first),
        (vec![1, 2], Some(1))
    );
    let empty = Page {
        items: Vec::new(),
        next: None,
        first: None,
    };
    assert!(signal.set_page(&empty).is_err());
    assert!(
        signal
            .set_page(&Page {
                items: vec![3],
                ..empty
            })
            .is_ok()
    );
    let pages = signal.pages(&[&Held { value: 5 }])?;
    assert_eq!(pages.get("0").map(|it| it.items.as_slice()), Some(&[5][..]));
    let options = Options::new()
        .value(1)
        .more(JsMap::from([("a".to_owned(), true)]));
    assert_eq!(signal.options(Some(&options))?, Some(options));
    assert_eq!(signal.options(None)?, None);
    let wrong = signal.value().map_err(|it| it.message().to_owned());
    let expected =
        "Signal.value: result: field value: expected an integer, found \"text\" (string)";
    assert_eq!(wrong, Err(expected.to_owned()));
    let text: JsSignal<String> = JsSignal::mock(Pages);
    assert_eq!(block_on(text.later())?.value, "text");
    Ok(())
}
