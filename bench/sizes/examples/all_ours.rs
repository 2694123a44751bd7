//! What the examples do, through generated bindings.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/all/mod.rs"));

use std::cell::{Cell, RefCell};

use all::{
    Account, AccountStatics, All as _, Clock as _, Console as _, Document as _, JsAccount, JsAll,
    JsClock, JsConsole, JsDocument, Program, export_account, export_program,
};
use jsi_runtime::{Any, Callback, Date, Function, JsError, Object, Promise};

struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(async {
            primitives()?;
            dates()?;
            objects()?;
            promises().await?;
            promised_array().await?;
            events_by_id()?;
            events_by_element()?;
            listen_when_asked("btn1", "listen-btn1")
        })
    }
}

export_program!(Start);

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}

fn primitives() -> Result<(), JsError> {
    JsAll.increment_counter()?;
    JsAll.log_int(JsAll.get_counter()?)?;
    JsAll.log_string("a string of Rust")?;
    JsAll.log_value_and_type(&Any::from(true))?;
    JsAll.log_value_and_type(&Any::from(0x3A_u8))?;
    JsAll.log_value_and_type(&Any::from('C'))?;
    JsAll.log_number(9_007_199_254_740_990)?;
    JsAll.log_big_int(1_234_567_890_123_456_789)?;
    JsAll.log_value_and_type(&Any::from(3.5_f64))?;
    JsAll.log_value_and_type(&Any::from("a string"))
}

fn dates() -> Result<(), JsError> {
    let date = Date::new(sizes::TAKE_OFF)?;
    JsAll.log_date(date)?;
    JsAll.log_date(JsAll.increment_day(date)?)
}

fn objects() -> Result<(), JsError> {
    let object = JsAll.create_object()?;
    JsConsole.log(&object)?;
    JsAll.increment_answer(&object)?;
    object.set("question", "What is the answer?")?;
    print(&JsAll.summarize(&object)?)
}

async fn promises() -> Result<(), JsError> {
    let start = JsClock.now()?;
    JsAll.wait_long().await?;
    print(&sizes::seconds(JsClock.now()? - start))?;
    print(&JsAll.wait_string().await?)?;
    print(&JsAll.wait_date().await?.to_string())?;
    let text = JsAll.fetch_current_url().await?;
    print(&text.encode_utf16().count().to_string())?;
    if let Err(error) = JsAll.conditional_success(false).await {
        print(error.message())?;
    }
    Ok(())
}

async fn promised_array() -> Result<(), JsError> {
    let array = JsAll.wait_array().await?;
    let unwrapped = JsAll.unwrap_array(&array)?;
    print(&format!("{unwrapped:?}"))?;
    let copied: Vec<i32> = array.to_array()?;
    print(&format!("{copied:?}"))
}

fn events_by_id() -> Result<(), JsError> {
    let listener = Callback::new(|kind: String, id: String| print(&sizes::heard(&kind, &id)));
    let handler = JsAll.subscribe_event_by_id("btn1", "click", &listener)?;
    JsAll.trigger_click("btn1")?;
    JsAll.unsubscribe_event_by_id("btn1", "click", &handler)
}

fn events_by_element() -> Result<(), JsError> {
    let button = JsDocument.get_element_by_id("btn1")?;
    let listener = Callback::new(|event: Object| heard(&event));
    let handler = JsAll.subscribe_event(&button, "click", &listener)?;
    JsAll.trigger_click("btn1")?;
    JsAll.unsubscribe_event(&button, "click", &handler)
}

fn heard(event: &Object) -> Result<(), JsError> {
    let kind: String = event.get("type")?;
    let id: String = event.get::<Object>("target")?.get("id")?;
    print(&sizes::heard(&kind, &id))
}

fn listen_when_asked(button: &str, checkbox: &str) -> Result<(), JsError> {
    let button = JsDocument.get_element_by_id(button)?;
    let listener: Callback<'_, (Object,), ()> = Callback::new(|event: Object| heard(&event));
    let change = Callback::new(move |event: Object| -> Result<(), JsError> {
        let checked = event.get::<Object>("target")?.get("checked")?;
        button.call(
            if checked {
                "addEventListener"
            } else {
                "removeEventListener"
            },
            ("click", &listener),
        )
    });
    let change: Function<(Object,), ()> = change.into_js();
    JsDocument
        .get_element_by_id(checkbox)?
        .call("addEventListener", ("change", &change))
}

thread_local! {
    static ALIVE: Cell<u32> = const { Cell::new(0) };
}

struct Money {
    owner: String,
    balance: Cell<f64>,
    listener: RefCell<Option<Function<(f64,), ()>>>,
}

impl Money {
    fn change(&self, by: f64) -> Result<f64, JsError> {
        let balance = self.balance.get() + by;
        self.balance.set(balance);
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener.call((balance,))?;
        }
        Ok(balance)
    }
}

impl Account for Money {
    fn owner(&self) -> Result<String, JsError> {
        Ok(self.owner.clone())
    }

    fn balance(&self) -> Result<f64, JsError> {
        Ok(self.balance.get())
    }

    fn deposit(&self, amount: f64) -> Result<f64, JsError> {
        self.change(amount)
    }

    fn withdraw(&self, amount: f64) -> Result<f64, JsError> {
        if amount > self.balance.get() {
            return Err(JsError::range_error(sizes::lacks(&self.owner, amount)));
        }
        self.change(-amount)
    }

    fn pay(&self, to: &JsAccount, amount: f64) -> Result<(), JsError> {
        self.withdraw(amount)?;
        to.deposit(amount).map(|_| ())
    }

    fn watch(&self, listener: Function<(f64,), ()>) -> Result<(), JsError> {
        *self.listener.borrow_mut() = Some(listener);
        Ok(())
    }
}

impl AccountStatics for Money {
    fn new(owner: &str) -> Result<Self, JsError> {
        ALIVE.set(ALIVE.get() + 1);
        Ok(Self {
            owner: owner.to_owned(),
            balance: Cell::new(0.0),
            listener: RefCell::default(),
        })
    }

    fn alive() -> Result<u32, JsError> {
        Ok(ALIVE.get())
    }
}

impl Drop for Money {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}

export_account!(Money);
