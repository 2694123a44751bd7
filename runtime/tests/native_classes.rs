//! Handles of classes where there is no JavaScript: mocks behind objects, and objects of exported classes.
#![cfg(not(target_family = "wasm"))]

use std::cell::Cell;
use std::rc::Rc;

use jsi_runtime::__private as rt;
use jsi_runtime::{Any, Callback, ClassShape, Function, JsError, Object, live_counts};

type Done = Result<(), JsError>;

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    result.expect_err("an error").to_string()
}

// As generated for `class Counter from …` and `class Loud extends Counter from …`.
trait Counter {
    fn increment(&self, by: i32) -> Result<i32, JsError>;
}

trait Loud: Counter {
    fn shout(&self) -> Result<String, JsError>;
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct JsCounter(Object);
const _: () = {
    rt::class!(JsCounter: dyn Counter = "Counter");
};

#[derive(Clone, Debug, PartialEq, Eq)]
struct JsLoud(JsCounter);
const _: () = {
    rt::class!(JsLoud(JsCounter): dyn Loud = "Loud");
};

impl JsCounter {
    fn mock(it: impl Counter + 'static) -> Self {
        let object = Object::new();
        rt::mock::<dyn Counter>(&object, Rc::new(it));
        rt::FromObject::from_object(object)
    }
}

impl JsLoud {
    fn mock(it: impl Loud + 'static) -> Self {
        let it = Rc::new(it);
        let object = Object::new();
        rt::mock::<dyn Counter>(&object, it.clone());
        rt::mock::<dyn Loud>(&object, it);
        rt::FromObject::from_object(object)
    }
}

impl Counter for JsCounter {
    fn increment(&self, by: i32) -> Result<i32, JsError> {
        match rt::mocked::<dyn Counter>(self) {
            Some(it) => it.increment(by),
            None => rt::unavailable("Counter.increment"),
        }
    }
}

#[derive(Default)]
struct Fake(Cell<i32>);

impl Counter for Fake {
    fn increment(&self, by: i32) -> Result<i32, JsError> {
        self.0.set(self.0.get() + by);
        Ok(self.0.get())
    }
}

impl Loud for Fake {
    fn shout(&self) -> Result<String, JsError> {
        Ok(format!("{}!", self.0.get()))
    }
}

#[test]
fn a_mock_stands_behind_a_handle() -> Done {
    let counter = JsCounter::mock(Fake::default());
    assert_eq!(counter.increment(2)?, 2);
    assert_eq!(counter.clone().increment(2)?, 4);
    // It is an object with properties of its own.
    counter.set("label", "a")?;
    assert_eq!(counter.get::<String>("label")?, "a");
    Ok(())
}

#[test]
fn without_a_mock_a_member_is_an_error() {
    let counter: JsCounter = rt::FromObject::from_object(Object::new());
    assert_eq!(
        message(counter.increment(1)),
        "Counter.increment: not available without JavaScript"
    );
}

#[test]
fn handles_compare_by_identity() -> Done {
    let (a, b) = (
        JsCounter::mock(Fake::default()),
        JsCounter::mock(Fake::default()),
    );
    assert_eq!(a, a.clone());
    assert_ne!(a, b);
    let holder = Object::new();
    holder.set("counter", &a)?;
    assert_eq!(holder.get::<JsCounter>("counter")?, a);
    assert_eq!(Object::from(a.clone()), *a.as_ref());
    Ok(())
}

#[test]
fn try_into_checks() -> Done {
    let counter = JsCounter::mock(Fake::default());
    assert_eq!(
        Object::from(counter.clone()).try_into::<JsCounter>()?,
        counter
    );
    assert_eq!(
        message(Object::new().try_into::<JsCounter>()),
        "object: expected a Counter, found Object (object)"
    );
    assert_eq!(
        message(Any::from(5).to::<JsCounter>()),
        "value: expected a Counter, found 5 (number)"
    );
    assert_eq!(Any::Null.to::<Option<JsCounter>>()?, None);
    Ok(())
}

#[test]
fn a_handle_of_a_derived_class_is_one_of_the_class_above() -> Done {
    let loud = JsLoud::mock(Fake::default());
    assert_eq!(loud.increment(1)?, 1, "through Deref");
    assert_eq!(rt::mocked::<dyn Loud>(&loud).expect("there").shout()?, "1!");
    let counter: JsCounter = Object::from(loud.clone()).to()?;
    assert_eq!(counter, JsCounter::from(loud));
    assert_eq!(
        message(Object::from(JsCounter::mock(Fake::default())).to::<JsLoud>()),
        "object: expected a Loud, found Object (object)"
    );
    Ok(())
}

// As generated for `export class Account { … }`.
trait Account {
    fn deposit(&self, amount: f64) -> Result<f64, JsError>;
}

struct JsAccount(rt::Shared<dyn Account>);
static ACCOUNT: ClassShape = rt::exported_class::<dyn Account>("Account");
rt::exported!(JsAccount: dyn Account = ACCOUNT, "export_account!");

impl JsAccount {
    fn new(it: impl Account + 'static) -> Self {
        Self(rt::Shared::new(Rc::new(it)))
    }
}

#[derive(Default)]
struct MyAccount(Cell<f64>);

impl Account for MyAccount {
    fn deposit(&self, amount: f64) -> Result<f64, JsError> {
        self.0.set(self.0.get() + amount);
        Ok(self.0.get())
    }
}

#[test]
fn an_exported_object_is_the_same_object_on_every_way() -> Done {
    let (account, other) = (
        JsAccount::new(MyAccount::default()),
        JsAccount::new(MyAccount::default()),
    );
    assert!(account == account.clone() && account != other);
    let object = Object::try_from(&account)?;
    assert_eq!(object, Object::try_from(&account.clone())?);
    assert_ne!(object, Object::try_from(&other)?);
    assert!(object.to::<JsAccount>()? == account);
    let holder = Object::new();
    holder.set("account", &account)?;
    assert_eq!(holder.get::<Any>("account")?, Any::Object(object.clone()));
    let echo: Function<(JsAccount,), JsAccount> = Callback::new(|it: JsAccount| it).into_js();
    let back = echo.call((account.clone(),))?;
    assert!(back == account);
    back.0.deposit(2.0)?;
    assert_eq!(account.0.deposit(1.0)?, 3.0);
    Ok(())
}

#[test]
fn what_is_no_exported_object_is_an_error() {
    assert_eq!(
        message(Object::new().to::<JsAccount>()),
        "object: expected an Account, found Object (object)"
    );
    let counter = Object::from(JsCounter::mock(Fake::default()));
    assert!(counter.to::<JsAccount>().is_err());
}

#[test]
fn a_disposed_object_is_an_error() -> Done {
    let account = JsAccount::new(MyAccount::default());
    let object = Object::try_from(&account)?;
    assert!(!object.get::<bool>("isDisposed")?);
    object.call::<()>("dispose", ())?;
    assert!(object.get::<bool>("isDisposed")?);
    assert_eq!(
        message(object.to::<JsAccount>()),
        "object: Account was disposed"
    );
    assert_ne!(
        Object::try_from(&account)?,
        object,
        "it comes again as another"
    );
    Ok(())
}

#[test]
fn nothing_stays_behind() -> Done {
    let before = live_counts();
    for _ in 0..1000 {
        let account = JsAccount::new(MyAccount::default());
        let object = Object::try_from(&account)?;
        assert_eq!(live_counts().objects, before.objects + 1);
        drop(account);
        assert!(object.to::<JsAccount>()?.0.deposit(1.0)? == 1.0);
        drop(object);
        let account = Object::try_from(&JsAccount::new(MyAccount::default()))?;
        account.call::<()>("dispose", ())?;
        let counter = JsCounter::mock(Fake::default());
        counter.increment(1)?;
    }
    assert_eq!(live_counts(), before);
    Ok(())
}
