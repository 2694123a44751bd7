//! A class whose objects Rust implements, with the glue written by hand as `jsic` generates it.
#![cfg(target_family = "wasm")]

mod common;

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;

use common::js;
use jsi_runtime::__private::{self as rt, wasm_bindgen};
use jsi_runtime::{Any, Callback, ClassShape, FunctionShape, JsError, Object, Shape, live_counts};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

type Done = Result<(), JsError>;

trait Account {
    fn deposit(&self, amount: f64) -> Result<f64, JsError>;
    fn balance(&self) -> Result<f64, JsError>;
    fn set_limit(&self, limit: f64) -> Result<(), JsError>;
    fn absorb(&self, other: &JsAccount) -> Result<f64, JsError>;
}

trait AccountStatics: Account + Sized {
    fn new(start: f64) -> Result<Self, JsError>;
    fn open() -> Result<JsAccount, JsError>;
}

struct JsAccount(rt::Shared<dyn Account>);

impl JsAccount {
    fn new(account: impl Account + 'static) -> Self {
        Self(rt::Shared::new(Rc::new(account)))
    }
}

static ACCOUNT: ClassShape = rt::exported_class::<dyn Account>("Account");
rt::exported!(JsAccount: dyn Account = ACCOUNT, "export_account!");

const AMOUNT: &FunctionShape = &FunctionShape {
    args: &Shape::Arguments(&[&Shape::F64]),
    result: &Shape::F64,
    rest: false,
};

impl<T: Account + 'static> rt::Implements<T> for dyn Account {
    fn upcast(value: Rc<T>) -> Rc<Self> {
        value
    }
}

impl rt::Exported for dyn Account {
    const CLASS: Option<&'static ClassShape> = Some(&ACCOUNT);
    const METHODS: &'static [rt::Method<Self>] = &[
        rt::Method {
            place: "Account.deposit",
            params: &["amount"],
            rest: false,
            shape: AMOUNT,
            call: |this, args| {
                let (amount,) = args.read(|args| Ok((args.lift::<f64>()?,)))?;
                rt::reply(this.deposit(amount), &Shape::F64)
            },
        },
        rt::Method {
            place: "Account.balance",
            params: &[],
            rest: false,
            shape: &FunctionShape {
                args: &Shape::Arguments(&[]),
                result: &Shape::F64,
                rest: false,
            },
            call: |this, _| rt::reply(this.balance(), &Shape::F64),
        },
        rt::Method {
            place: "Account.limit",
            params: &["value"],
            rest: false,
            shape: &FunctionShape {
                args: &Shape::Arguments(&[&Shape::F64]),
                result: &Shape::Void,
                rest: false,
            },
            call: |this, args| {
                let (value,) = args.read(|args| Ok((args.lift::<f64>()?,)))?;
                rt::reply(this.set_limit(value), &Shape::Void)
            },
        },
        rt::Method {
            place: "Account.absorb",
            params: &["other"],
            rest: false,
            shape: &FunctionShape {
                args: &Shape::Arguments(&[&Shape::Class(&ACCOUNT)]),
                result: &Shape::F64,
                rest: false,
            },
            call: |this, args| {
                let (other,) = args.read(|args| Ok((args.lift::<JsAccount>()?,)))?;
                rt::reply(this.absorb(&other), &Shape::F64)
            },
        },
    ];
}

struct Statics<T>(PhantomData<T>);

impl<T: AccountStatics + 'static> rt::Statics<dyn Account> for Statics<T> {
    const NEW: Option<rt::Constructor<dyn Account>> = Some(rt::Constructor {
        place: "Account",
        params: &["start"],
        rest: false,
        args: &Shape::Arguments(&[&Shape::F64]),
        call: |args| {
            let (start,) = args.read(|args| Ok((args.lift::<f64>()?,)))?;
            Ok(Rc::new(T::new(start)?))
        },
    });
    const METHODS: &'static [rt::Method<()>] = &[rt::Method {
        place: "Account.open",
        params: &[],
        rest: false,
        shape: &FunctionShape {
            args: &Shape::Arguments(&[]),
            result: &Shape::Class(&ACCOUNT),
            rest: false,
        },
        call: |(), _| rt::reply(T::open(), const { &Shape::Class(&ACCOUNT) }),
    }];
}

thread_local! {
    static ALIVE: Cell<usize> = const { Cell::new(0) };
}

struct MyAccount {
    balance: Cell<f64>,
    limit: Cell<f64>,
}

impl MyAccount {
    fn with(balance: f64) -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self {
            balance: balance.into(),
            limit: f64::INFINITY.into(),
        }
    }
}

impl Drop for MyAccount {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

impl Account for MyAccount {
    fn deposit(&self, amount: f64) -> Result<f64, JsError> {
        let balance = self.balance.get() + amount;
        if balance > self.limit.get() {
            return Err(JsError::range_error("beyond the limit"));
        }
        self.balance.set(balance);
        Ok(balance)
    }

    fn balance(&self) -> Result<f64, JsError> {
        Ok(self.balance.get())
    }

    fn set_limit(&self, limit: f64) -> Result<(), JsError> {
        self.limit.set(limit);
        Ok(())
    }

    fn absorb(&self, other: &JsAccount) -> Result<f64, JsError> {
        self.deposit(other.0.balance()?)
    }
}

impl AccountStatics for MyAccount {
    fn new(start: f64) -> Result<Self, JsError> {
        if start < 0.0 {
            return Err(JsError::range_error("negative"));
        }
        Ok(Self::with(start))
    }

    fn open() -> Result<JsAccount, JsError> {
        Ok(JsAccount::new(Self::with(0.0)))
    }
}

#[wasm_bindgen(inline_js = r#"
let it = new Proxy({}, { get() { throw new Error("Account: the package is not started"); } });
let get, set;
export function $init(given) { it = given; it.define($export, get, set); }
export const $export = { ["Account"]: class {
  #n;
  static #a = (get = (o) => #n in o ? o.#n : 0, set = (o, n) => { o.#n = n; });
  constructor(start) {
    const s = it.state;
    if (s.adopt !== 0) { this.#n = s.adopt; s.adopt = 0; return; }
    this.#n = it.construct(arguments);
    it.attach(this);
  }
  deposit(amount) { return it.method(0, this, arguments); }
  get balance() { return it.method(1, this, arguments); }
  set limit(value) { it.method(2, this, arguments); }
  absorb(other) { return it.method(3, this, arguments); }
  static open() { return it.call(4, arguments); }
} }["Account"];

export function tests() {
  const Account = $export;
  class Savings extends Account {
    constructor(start) { super(start); this.rate = 2; }
    deposit(amount) { return super.deposit(amount * this.rate); }
  }
  const thrown = (f) => {
    try { f(); return "nothing"; } catch (error) { return `${error.name}: ${error.message}`; }
  };
  const kept = [];
  return {
    Account,
    make: (start) => new Account(start),
    savings: (start) => new Savings(start),
    isAccount: (value) => value instanceof Account,
    keep: (value) => kept.push(value),
    isKept: (value) => kept.includes(value),
    clear: () => { kept.length = 0; },
    set: (account, name, value) => { account[name] = value; },
    without: () => thrown(() => Account(1)),
    stolen: (value) => thrown(() => Account.prototype.deposit.call(value, 1)),
    stolenGetter: (value) => thrown(() => Reflect.get(Account.prototype, "balance", value)),
    used: (account) => {
      { const it = account; it[Symbol.dispose](); }
      return account.isDisposed;
    },
    hasSymbol: () => typeof Symbol.dispose === "symbol",
    shape: (account) => [Object.keys(account).length, Object.getOwnPropertySymbols(account).length, account.constructor.name,
      Account.name, Account.length, Account.prototype.deposit.name, Account.prototype.deposit.length, typeof Account.prototype.dispose].join(" "),
  };
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = "$init")]
    fn __init(it: &JsValue);
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = "$export", reexport = "Account", skip_typescript)]
    fn __reexport();
    fn tests() -> JsValue;
}

#[wasm_bindgen(start, private)]
fn __jsi1_export_test_account() {
    rt::export_class::<dyn Account, Statics<MyAccount>, MyAccount>(__init);
}

/// The functions of the JavaScript above.
fn page() -> Object {
    Object::try_from(tests()).expect("an object")
}

fn text<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    let error = result.expect_err("an error");
    format!("{}: {}", error.name(), error.message())
}

fn dispose(object: &Object) -> Done {
    object.call("dispose", ())
}

#[wasm_bindgen_test]
fn javascript_makes_and_uses_objects() -> Done {
    let page = page();
    let account: Object = page.call("make", (10.0,))?;
    assert_eq!(account.call::<f64>("deposit", (5.0,))?, 15.0);
    assert_eq!(account.get::<f64>("balance")?, 15.0);
    page.call::<()>("set", (&account, "limit", 16.0))?;
    assert_eq!(
        text(account.call::<f64>("deposit", (5.0,))),
        "RangeError: beyond the limit"
    );
    let opened: Object = page.get::<Object>("Account")?.call("open", ())?;
    assert_eq!(opened.get::<f64>("balance")?, 0.0);
    assert!(page.call::<bool>("isAccount", (&opened,))?);
    dispose(&account)?;
    dispose(&opened)
}

#[wasm_bindgen_test]
fn arguments_of_constructor_methods_and_setters_are_checked() -> Done {
    let page = page();
    assert_eq!(
        text(page.call::<Object>("make", ("x",))),
        "TypeError: Account: parameter start: expected a number, found \"x\" (string)"
    );
    assert_eq!(
        text(page.call::<Object>("make", (-1.0,))),
        "RangeError: negative"
    );
    let account: Object = page.call("make", (1.0,))?;
    assert_eq!(
        text(account.call::<f64>("deposit", ())),
        "TypeError: Account.deposit: parameter amount: expected a number, found undefined"
    );
    assert_eq!(
        text(page.call::<()>("set", (&account, "limit", "high"))),
        "TypeError: Account.limit: parameter value: expected a number, found \"high\" (string)"
    );
    assert_eq!(
        text(account.call::<f64>("absorb", (Object::new(),))),
        "TypeError: Account.absorb: parameter other: expected an Account, found Object (object)"
    );
    dispose(&account)
}

#[wasm_bindgen_test]
fn it_is_a_real_class() -> Done {
    let page = page();
    let account: Object = page.call("make", (1.0,))?;
    assert_eq!(
        page.call::<String>("shape", (&account,))?,
        "0 0 Account Account 1 deposit 1 function"
    );
    assert!(page.call::<String>("without", ())?.starts_with("TypeError"));
    dispose(&account)
}

#[wasm_bindgen_test]
fn a_foreign_receiver_is_an_error() -> Done {
    let page = page();
    assert_eq!(
        page.call::<String>("stolen", (Object::new(),))?,
        "TypeError: Account.deposit: expected an Account, found Object (object)"
    );
    assert_eq!(
        page.call::<String>("stolen", (Any::Undefined,))?,
        "TypeError: Account.deposit: expected an Account, found undefined"
    );
    let prototype: Object = page.get::<Object>("Account")?.get("prototype")?;
    assert_eq!(
        page.call::<String>("stolenGetter", (&prototype,))?,
        "TypeError: Account.balance: expected an Account, found Account (object)"
    );
    Ok(())
}

#[wasm_bindgen_test]
fn the_same_rust_object_is_the_same_javascript_object() -> Done {
    let page = page();
    let account = JsAccount::new(MyAccount::with(1.0));
    page.call::<()>("keep", (&account,))?;
    assert!(page.call::<bool>("isKept", (&account,))?);
    assert!(page.call::<bool>("isKept", (account.clone(),))?);
    let other = JsAccount::new(MyAccount::with(1.0));
    assert!(!page.call::<bool>("isKept", (&other,))?);
    // And back.
    let back: JsAccount = js().call("identity", (&account,))?;
    assert!(back == account && back != other);
    let object = Object::try_from(&account)?;
    assert_eq!(object, Object::try_from(&back)?);
    assert!(object.to::<JsAccount>()? == account);
    assert_eq!(
        text(Object::new().try_into::<JsAccount>()),
        "TypeError: object: expected an Account, found Object (object)"
    );
    page.call::<()>("clear", ())?;
    dispose(&object)?;
    dispose(&Object::try_from(&other)?)
}

#[wasm_bindgen_test]
fn objects_go_through_callbacks_and_any() -> Done {
    let account = JsAccount::new(MyAccount::with(7.0));
    let seen = Rc::new(RefCell::new(Vec::new()));
    let log = seen.clone();
    let callback = Callback::new(move |account: JsAccount, any: Any| {
        log.borrow_mut().push((account.clone(), any));
        account
    });
    let back: JsAccount = js().call("callWith", (&callback, &account, &account))?;
    assert!(back == account);
    let (given, any) = seen.borrow_mut().pop().expect("called");
    assert!(given == account);
    assert_eq!(any, Any::Object(Object::try_from(&account)?));
    dispose(&Object::try_from(&account)?)
}

#[wasm_bindgen_test]
fn a_disposed_object_is_an_error_everywhere() -> Done {
    let page = page();
    let before = (live_counts().objects, ALIVE.get());
    let (account, other): (Object, Object) =
        (page.call("make", (1.0,))?, page.call("make", (2.0,))?);
    assert!(!account.get::<bool>("isDisposed")?);
    dispose(&account)?;
    dispose(&account)?;
    assert!(account.get::<bool>("isDisposed")?);
    assert_eq!(
        text(account.call::<f64>("deposit", (1.0,))),
        "TypeError: Account.deposit: Account was disposed"
    );
    assert_eq!(
        text(account.get::<f64>("balance")),
        "TypeError: Account.balance: Account was disposed"
    );
    assert_eq!(
        text(other.call::<f64>("absorb", (&account,))),
        "TypeError: Account.absorb: parameter other: Account was disposed"
    );
    assert_eq!(
        text(account.to::<JsAccount>()),
        "TypeError: object: Account was disposed"
    );
    assert_eq!(
        other.call::<f64>("deposit", (1.0,))?,
        3.0,
        "its number is its own"
    );
    dispose(&other)?;
    assert_eq!((live_counts().objects, ALIVE.get()), before);
    Ok(())
}

#[wasm_bindgen_test]
fn an_object_that_rust_keeps_comes_again_after_disposal() -> Done {
    let account = JsAccount::new(MyAccount::with(1.0));
    let first = Object::try_from(&account)?;
    dispose(&first)?;
    let second = Object::try_from(&account)?;
    assert_ne!(first, second);
    assert_eq!(second.call::<f64>("deposit", (1.0,))?, 2.0);
    assert!(first.get::<bool>("isDisposed")?);
    dispose(&second)
}

#[wasm_bindgen_test]
fn javascript_keeps_the_rust_object_alive() -> Done {
    let before = ALIVE.get();
    let account = JsAccount::new(MyAccount::with(1.0));
    let object = Object::try_from(&account)?;
    drop(account);
    assert_eq!(ALIVE.get(), before + 1);
    assert_eq!(object.get::<f64>("balance")?, 1.0);
    dispose(&object)?;
    assert_eq!(ALIVE.get(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn using_disposes() -> Done {
    let page = page();
    let account: Object = page.call("make", (1.0,))?;
    if page.call("hasSymbol", ())? {
        assert!(page.call::<bool>("used", (&account,))?);
    }
    dispose(&account)
}

#[wasm_bindgen_test]
fn a_subclass_of_javascript_is_the_object_of_its_number() -> Done {
    let page = page();
    let savings: Object = page.call("savings", (1.0,))?;
    assert!(page.call::<bool>("isAccount", (&savings,))?);
    assert_eq!(savings.call::<f64>("deposit", (2.0,))?, 5.0, "overridden");
    let account: JsAccount = savings.to()?;
    assert_eq!(account.0.deposit(2.0)?, 7.0, "Rust calls Rust");
    let back = Object::try_from(&account)?;
    assert_eq!(back, savings);
    assert_eq!(back.get::<i32>("rate")?, 2);
    dispose(&savings)
}

// The macro of this one is not invoked.
trait Hidden {}
impl Hidden for () {}
static HIDDEN: ClassShape = rt::exported_class::<dyn Hidden>("Hidden");
struct JsHidden(rt::Shared<dyn Hidden>);
rt::exported!(JsHidden: dyn Hidden = HIDDEN, "export_hidden!");

#[wasm_bindgen_test]
fn a_class_that_is_not_exported_is_an_error_that_names_the_macro() -> Done {
    let before = live_counts();
    let value: Rc<dyn Hidden> = Rc::new(());
    let hidden = JsHidden(rt::Shared::new(value.clone()));
    assert_eq!(
        text(js().call::<Any>("identity", (&hidden,))),
        "TypeError: method identity: argument 1: Hidden is not exported: export_hidden! is missing"
    );
    assert!(Object::try_from(&hidden).is_err());
    assert_eq!(
        text(Object::new().to::<JsHidden>()),
        "TypeError: object: expected a Hidden, found Object (object)"
    );
    drop(hidden);
    assert_eq!(Rc::strong_count(&value), 1);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[wasm_bindgen_test]
fn nothing_leaks() -> Done {
    let page = page();
    let class: Object = page.get("Account")?;
    let round = || -> Done {
        let account: Object = page.call("make", (1.0,))?;
        account.call::<f64>("deposit", (1.0,))?;
        assert!(account.call::<f64>("deposit", ("x",)).is_err());
        let opened: Object = class.call("open", ())?;
        account.call::<f64>("absorb", (&opened,))?;
        let shared: JsAccount = account.to()?;
        js().call::<JsAccount>("identity", (&shared,))?;
        assert!(page.call::<Object>("make", (-1.0,)).is_err());
        dispose(&account)?;
        dispose(&opened)
    };
    round()?;
    let before = (live_counts(), ALIVE.get());
    for _ in 0..1000 {
        round()?;
    }
    assert_eq!((live_counts(), ALIVE.get()), before);
    Ok(())
}
