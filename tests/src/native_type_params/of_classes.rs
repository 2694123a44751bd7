//! Mocks of classes with type parameters.

use std::cell::RefCell;

use jsi_runtime::{Any, JsError, JsMap, Number, Promise, block_on};

use crate::type_params_of_classes::api::{
    Computed, Count, JsComputed, JsCount, JsLast, JsSignal, Last, Signal,
};

struct Cell(RefCell<Any>);

impl Cell {
    fn new(value: impl Into<Any>) -> Self {
        Self(RefCell::new(value.into()))
    }
}

impl Signal for Cell {
    fn value_any(&self) -> Result<Any, JsError> {
        Ok(self.0.borrow().clone())
    }

    fn set_value_any(&self, value: &Any) -> Result<(), JsError> {
        *self.0.borrow_mut() = value.clone();
        Ok(())
    }

    fn label_any(&self) -> Result<Option<Any>, JsError> {
        Ok(None)
    }

    fn set_label_any(&self, value: Option<&Any>) -> Result<(), JsError> {
        self.set_value_any(value.unwrap_or(&Any::Null))
    }

    fn ready_any(&self) -> Promise<Any> {
        Promise::from(self.value_any())
    }

    fn set_any(&self, value: &Any) -> Result<JsSignal<Any>, JsError> {
        self.set_value_any(value)?;
        JsSignal::receiver()
    }

    fn step_any(&self) -> Result<JsSignal<Any>, JsError> {
        JsSignal::receiver()
    }

    fn later_any(&self) -> Promise<JsSignal<Any>> {
        Promise::from(JsSignal::receiver())
    }

    fn peer_any(&self) -> Result<JsSignal<Any>, JsError> {
        Ok(JsSignal::mock(Self::new(self.value_any()?)))
    }

    fn history_any(&self) -> Result<Vec<Any>, JsError> {
        Ok(vec![self.value_any()?])
    }

    fn pair_any(&self, other: &JsSignal<Any>) -> Result<(Any, Any), JsError> {
        Ok((self.value_any()?, other.value()?))
    }

    fn convert_any(&self, value: &Any) -> Result<JsSignal<Any>, JsError> {
        Ok(JsSignal::mock(Self::new(value.clone())))
    }

    fn join_any(
        &self,
        others: &[JsSignal<Any>],
        more: &[&Any],
    ) -> Result<JsMap<String, Any>, JsError> {
        let others = others.iter().map(JsSignal::value);
        let more = more.iter().map(|it| Ok((*it).clone()));
        let all = others.chain(more).collect::<Result<Vec<Any>, JsError>>()?;
        let keys = (0..all.len()).map(|index| index.to_string());
        Ok(keys.zip(all).collect())
    }

    fn count(&self) -> Result<u32, JsError> {
        Ok(7)
    }

    fn note_any(&self, value: &Any) {
        *self.0.borrow_mut() = value.clone();
    }
}

impl Computed for Cell {
    fn first_any(&self) -> Result<Any, JsError> {
        self.value_any()
    }
}

impl Last for Cell {}

impl Count for Cell {
    fn add(&self, by: i64) -> Result<JsCount, JsError> {
        let by = i32::try_from(by).unwrap_or(i32::MAX);
        self.set_value_any(&Any::from(by))?;
        JsCount::receiver()
    }
}

#[test]
fn a_mock_of_a_class_with_type_parameters_is_over_any() -> Result<(), JsError> {
    let signal: JsSignal<String> = JsSignal::mock(Cell::new("a"));
    assert_eq!(signal.value()?, "a");
    signal.set_value(&"b".to_owned())?;
    assert_eq!(block_on(signal.ready())?, "b");
    assert_eq!(signal.set(&"c".to_owned())?.step()?, signal);
    assert_eq!(block_on(signal.later())?, signal);
    assert_eq!(signal.peer()?.history()?, ["c"]);
    assert_eq!(signal.label()?, None);
    assert_eq!(signal.convert(&2_i32)?.value()?, 2);
    assert_eq!(
        signal.pair(&signal.convert(&true)?)?,
        ("c".to_owned(), true)
    );
    let joined = signal.join(&[signal.peer()?], &[&"d".to_owned()])?;
    assert_eq!(joined.values().collect::<Vec<_>>(), ["c", "d"]);
    signal.note(&"e".to_owned());
    let any: &dyn Signal = &signal;
    assert_eq!((any.value_any()?, any.count()?), (Any::from("e"), 7));
    signal.set_value_any(&Any::Null)?;
    let wrong = signal.value().map_err(|it| it.message().to_owned());
    assert_eq!(
        wrong,
        Err("Signal.value: result: expected a string, found null".to_owned())
    );
    Ok(())
}

#[test]
fn a_mock_of_a_subclass_has_the_type_arguments_of_its_base() -> Result<(), JsError> {
    let last: JsLast<u8> = JsLast::mock(Cell::new(1));
    assert_eq!((last.value()?, last.first()?), (Some(1), Some(1)));
    let same: JsLast<u8> = last.set(&None)?;
    assert_eq!((&same, same.value()?), (&last, None));
    let computed: JsComputed<u8> = last.clone().into();
    assert_eq!(computed.first()?, None);
    let count = JsCount::mock(Cell::new(1));
    assert_eq!(count.add(3)?.step()?.value()?, Number(3));
    assert_eq!(
        format!("{:?}", JsSignal::<u8>::mock(Cell::new(1)))
            .split('(')
            .next(),
        Some("JsSignal")
    );
    Ok(())
}
