//! Natively a handle of a class is an object with a mock.
#![allow(clippy::float_cmp, reason = "they are small integers")]

use std::cell::{Cell, RefCell};

use jsi_runtime::{Any, Callback, JsClass, JsError, Object, Promise, block_on};

use crate::class_sources::api::{Box as _, BoxStatics, JsBox, JsBoxStatics, JsMain, Main};
use crate::class_values::api::{Control, ControlClass, JsControl, Options};
use crate::classes::api::{JsSquare, Square};
use crate::classes::shared::{Figure, JsFigure, JsNamed, Named};
use crate::members::api::{JsLoose, JsLooser, Loose, Looser};

struct Word(&'static str);

impl Main for Word {
    fn word(&self) -> Result<String, JsError> {
        Ok(self.0.to_owned())
    }
}

/// A square that is no JavaScript.
#[derive(Default)]
struct Paper {
    name: RefCell<String>,
    side: Cell<f64>,
}

impl Named for Paper {
    fn name(&self) -> Result<String, JsError> {
        Ok(self.name.borrow().clone())
    }

    fn rename(&self, to: &str) -> Result<(), JsError> {
        to.clone_into(&mut self.name.borrow_mut());
        Ok(())
    }
}

impl Figure for Paper {
    fn area(&self) -> Result<f64, JsError> {
        Ok(self.side.get().powi(2))
    }

    fn scale(&self, by: f64) -> Result<JsFigure, JsError> {
        self.side.set(self.side.get() * by);
        Err(JsError::new("a sheet of paper has no handle of itself"))
    }
}

impl Square for Paper {
    fn side(&self) -> Result<f64, JsError> {
        Ok(self.side.get())
    }
}

fn paper(side: f64) -> JsSquare {
    let paper = Paper::default();
    paper.side.set(side);
    JsSquare::mock(paper)
}

#[test]
fn a_mock_is_a_handle() -> Result<(), JsError> {
    let main = JsMain::mock(Word("hello"));
    assert_eq!(main.word()?, "hello");
    assert_eq!(main, main.clone());
    assert_ne!(main, JsMain::mock(Word("hello")));
    main.set("note", "kept")?;
    assert_eq!(main.clone().get::<String>("note")?, "kept");
    Ok(())
}

#[test]
fn a_mock_of_a_subclass_is_a_mock_of_its_superclasses() -> Result<(), JsError> {
    let square = paper(2.0);
    square.rename("sheet")?;
    assert_eq!((square.area()?, square.side()?), (4.0, 2.0));
    let figure: &JsFigure = &square;
    assert!(figure.scale(2.0).is_err());
    let named = JsNamed::from(JsFigure::from(square.clone()));
    assert_eq!((figure.area()?, named.name()?.as_str()), (16.0, "sheet"));
    let all: [&dyn Named; 3] = [&square, figure, &named];
    assert!(
        all.iter()
            .all(|it| it.name().is_ok_and(|name| name == "sheet"))
    );
    Ok(())
}

#[test]
fn mocks_are_checked_like_instances() -> Result<(), JsError> {
    let square = paper(1.0);
    let object = Object::from(square.clone());
    assert_eq!(object.clone().try_into::<JsSquare>()?, square);
    assert_eq!(object.to::<JsFigure>()?.area()?, 1.0);
    let error = object.to::<JsMain>().expect_err("no Main");
    assert_eq!(
        error.message(),
        "object: expected a Main, found Object (object)"
    );
    let named = Object::new().try_into::<JsNamed>()?;
    let error = named.name().expect_err("nothing stands for it");
    assert_eq!(
        error.message(),
        "Named.name: not available without JavaScript"
    );
    Ok(())
}

#[test]
fn mocks_go_through_properties_callbacks_and_promises() -> Result<(), JsError> {
    let square = paper(3.0);
    let holder = Object::new();
    holder.set("square", &square)?;
    holder.set("wrong", Object::new())?;
    assert_eq!(holder.get::<JsSquare>("square")?.side()?, 3.0);
    assert_eq!(holder.get::<Option<JsFigure>>("none")?, None);
    let error = holder.get::<JsSquare>("wrong").expect_err("no Square");
    assert_eq!(
        error.message(),
        "property wrong: expected a Square, found Object (object)"
    );
    let measure = Callback::<(JsFigure,), f64>::new(|it: JsFigure| it.area()).into_js();
    assert_eq!(measure.call((JsFigure::from(square.clone()),))?, 9.0);
    assert!(matches!(
        Any::from(&Object::from(square.clone())),
        Any::Object(_)
    ));
    let array = Object::from_array(&[square.clone(), paper(4.0)])?;
    let sides: Result<Vec<f64>, JsError> = array
        .to_array::<JsSquare>()?
        .iter()
        .map(Square::side)
        .collect();
    assert_eq!(sides?, [3.0, 4.0]);
    let promise: Promise<JsSquare> = Promise::ready(square.clone());
    assert_eq!(block_on(promise)?, square);
    Ok(())
}

#[test]
fn a_class_cannot_be_made_without_javascript() {
    for error in [JsBox::new(1), JsBox::of(1), JsBoxStatics.new(2)] {
        let message = error.expect_err("no JavaScript").message().to_owned();
        assert!(
            message.ends_with(": not available without JavaScript"),
            "{message}"
        );
    }
    assert!(JsBox::total().is_err() && JsBox::set_total(1).is_err());
}

/// The program under test: what it needs of the class, it is given.
fn total(boxes: &dyn BoxStatics, values: &[i32]) -> Result<i32, JsError> {
    let mut sum = 0;
    for value in values {
        sum += boxes.of(*value)?.value()?;
    }
    Ok(sum + boxes.total()?)
}

mockall::mock! {
    Box {}
    impl crate::class_sources::api::Box for Box {
        fn value(&self) -> Result<i32, JsError>;
        fn same(&self) -> Result<JsBox, JsError>;
    }
}

mockall::mock! {
    Boxes {}
    impl BoxStatics for Boxes {
        fn new(&self, value: i32) -> Result<JsBox, JsError>;
        fn of(&self, value: i32) -> Result<JsBox, JsError>;
        fn total(&self) -> Result<i32, JsError>;
        fn set_total(&self, value: i32) -> Result<(), JsError>;
    }
}

#[test]
fn statics_and_objects_are_mocked_together() -> Result<(), JsError> {
    // `new` is the constructor of the class, so mockall gives its own no such name
    let mut boxes = MockBoxes::default();
    boxes.expect_of().times(2).returning_st(|value| {
        let mut it = MockBox::new();
        it.expect_value().times(1).returning(move || Ok(10 * value));
        Ok(JsBox::mock(it))
    });
    boxes.expect_total().returning(|| Ok(1));
    assert_eq!(total(&boxes, &[1, 2])?, 31);
    assert!(total(&JsBoxStatics, &[1]).is_err());
    Ok(())
}

/// Counts the calls, in place of an object without a class.
#[derive(Default)]
struct Loosely(Cell<i32>);

impl Loose for Loosely {
    fn set_value(&self, value: i32) -> Result<JsLoose, JsError> {
        self.0.set(value);
        JsLoose::receiver()
    }

    fn value(&self) -> Result<Option<i32>, JsError> {
        Ok(Some(self.0.get()).filter(|value| *value > 0))
    }
}

impl Looser for Loosely {}

#[test]
fn a_mock_returns_the_handle_that_it_was_called_on() -> Result<(), JsError> {
    let loose = JsLoose::mock(Loosely::default());
    assert_eq!(loose.value()?, None);
    assert_eq!(loose.set_value(1)?.set_value(2)?, loose);
    assert_eq!(loose.value()?, Some(2));
    let error = JsLoose::receiver().expect_err("no method is running");
    assert_eq!(
        error.message(),
        "receiver() was called outside of a method of a mock"
    );
    Ok(())
}

#[test]
fn this_of_a_mock_is_of_the_subclass() -> Result<(), JsError> {
    let looser = JsLooser::mock(Loosely::default());
    let same: JsLooser = looser.set_value(1)?.set_value(2)?;
    assert_eq!(same, looser);
    let same: JsLoose = Loose::set_value(&looser, 3)?;
    assert_eq!(same, JsLoose::from(looser));
    Ok(())
}

/// Makes controls that are mocks.
struct Maker;

struct Labelled(String);

impl Control for Labelled {
    fn text(&self) -> Result<String, JsError> {
        Ok(self.0.clone())
    }
}

impl ControlClass for Maker {
    fn construct(&self, name: &str, _: Option<f64>) -> Result<JsControl, JsError> {
        Ok(JsControl::mock(Labelled(name.to_owned())))
    }

    fn construct_of_options(&self, options: &Options) -> Result<JsControl, JsError> {
        self.construct(&options.name, None)
    }
}

#[test]
fn a_class_as_a_value_can_be_mocked() -> Result<(), JsError> {
    let class = JsControl::mock_class(Maker);
    assert_eq!(class.construct("a", None)?.text()?, "a");
    let object = Object::from(class.clone());
    assert_eq!(object.to::<JsClass<JsControl>>()?, class);
    let error = Object::new()
        .to::<JsClass<JsControl>>()
        .expect_err("no class");
    assert_eq!(
        error.message(),
        "object: expected a class Control, found Object (object)"
    );
    let error = JsControl::class().expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Control.class: not available without JavaScript"
    );
    Ok(())
}
