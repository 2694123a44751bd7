//! What the examples do, through bindings written by hand.
#![cfg(target_family = "wasm")]

use std::cell::{Cell, RefCell};

use js_sys::{Array, Date, Function, Object, Promise, RangeError, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/js/all.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = incrementCounter)]
    fn increment_counter() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = getCounter)]
    fn get_counter() -> Result<f64, JsValue>;
    #[wasm_bindgen(catch, js_name = logValue)]
    fn log_int(value: i32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = logValue)]
    fn log_string(value: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = logValueAndType)]
    fn log_value_and_type(value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = logValueAndType)]
    fn log_number(value: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = logValueAndType)]
    fn log_big_int(value: i64) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = incrementDay)]
    fn increment_day(date: &Date) -> Result<Date, JsValue>;
    #[wasm_bindgen(catch, js_name = logDate)]
    fn log_date(value: &Date) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = createObject)]
    fn create_object() -> Result<Object, JsValue>;
    #[wasm_bindgen(catch, js_name = incrementAnswer)]
    fn increment_answer(object: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn summarize(object: &Object) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_name = waitLong)]
    fn wait_long() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = waitString)]
    fn wait_string() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = waitDate)]
    fn wait_date() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = fetchCurrentUrl)]
    fn fetch_current_url() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = conditionalSuccess)]
    fn conditional_success(should_succeed: bool) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = waitArray)]
    fn wait_array() -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = unwrapArray)]
    fn unwrap_array(array: &Object) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_name = subscribeEventById)]
    fn subscribe_event_by_id(
        id: &str,
        event: &str,
        listener: &Closure<dyn FnMut(String, String)>,
    ) -> Result<Object, JsValue>;
    #[wasm_bindgen(catch, js_name = unsubscribeEventById)]
    fn unsubscribe_event_by_id(id: &str, event: &str, handler: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = subscribeEvent)]
    fn subscribe_event(
        element: &EventTarget,
        event: &str,
        listener: &Closure<dyn FnMut(Event)>,
    ) -> Result<Object, JsValue>;
    #[wasm_bindgen(catch, js_name = unsubscribeEvent)]
    fn unsubscribe_event(
        element: &EventTarget,
        event: &str,
        handler: &Object,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = triggerClick)]
    fn trigger_click(id: &str) -> Result<(), JsValue>;
}

#[wasm_bindgen]
extern "C" {
    type EventTarget;
    #[wasm_bindgen(method, catch, js_name = addEventListener)]
    fn add_event_listener(
        this: &EventTarget,
        event: &str,
        listener: &JsValue,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEventListener)]
    fn remove_event_listener(
        this: &EventTarget,
        event: &str,
        listener: &JsValue,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn id(this: &EventTarget) -> Result<String, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn checked(this: &EventTarget) -> Result<bool, JsValue>;

    type Event;
    #[wasm_bindgen(method, getter, catch, js_name = type)]
    fn kind(this: &Event) -> Result<String, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn target(this: &Event) -> Result<EventTarget, JsValue>;

    #[wasm_bindgen(catch, js_namespace = document, js_name = getElementById)]
    fn get_element_by_id(id: &str) -> Result<EventTarget, JsValue>;
    #[wasm_bindgen(catch, js_namespace = console, js_name = log)]
    fn log(value: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = console, js_name = log)]
    fn print(text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = performance)]
    fn now() -> Result<f64, JsValue>;
}

/// What the page calls.
#[wasm_bindgen]
pub async fn run() -> Result<(), JsValue> {
    primitives()?;
    dates()?;
    objects()?;
    promises().await?;
    promised_array().await?;
    events_by_id()?;
    events_by_element()?;
    listen_when_asked("btn1", "listen-btn1")
}

fn integer(value: f64) -> Result<i32, JsValue> {
    let integer = value as i32;
    if f64::from(integer) == value {
        Ok(integer)
    } else {
        Err(RangeError::new("expected an integer").into())
    }
}

fn primitives() -> Result<(), JsValue> {
    increment_counter()?;
    log_int(integer(get_counter()?)?)?;
    log_string("a string of Rust")?;
    log_value_and_type(&JsValue::from(true))?;
    log_value_and_type(&JsValue::from(0x3A_u8))?;
    log_value_and_type(&JsValue::from("C"))?;
    log_number(safe(9_007_199_254_740_990)?)?;
    log_big_int(1_234_567_890_123_456_789)?;
    log_value_and_type(&JsValue::from(3.5_f64))?;
    log_value_and_type(&JsValue::from("a string"))
}

fn safe(value: i64) -> Result<f64, JsValue> {
    if value.unsigned_abs() < 1 << 53 {
        Ok(value as f64)
    } else {
        Err(RangeError::new("not exact").into())
    }
}

fn dates() -> Result<(), JsValue> {
    let date = Date::new(&JsValue::from_f64(sizes::TAKE_OFF as f64));
    log_date(&date)?;
    log_date(&increment_day(&date)?)
}

fn objects() -> Result<(), JsValue> {
    let object = create_object()?;
    log(&object)?;
    increment_answer(&object)?;
    Reflect::set(&object, &"question".into(), &"What is the answer?".into())?;
    print(&summarize(&object)?)
}

async fn promises() -> Result<(), JsValue> {
    let start = now()?;
    JsFuture::from(wait_long()?).await?;
    print(&sizes::seconds(now()? - start))?;
    print(&text(&JsFuture::from(wait_string()?).await?)?)?;
    let date: Date = JsFuture::from(wait_date()?).await?.dyn_into()?;
    print(&String::from(date.to_iso_string()))?;
    let page = text(&JsFuture::from(fetch_current_url()?).await?)?;
    print(&page.encode_utf16().count().to_string())?;
    if let Err(error) = JsFuture::from(conditional_success(false)?).await {
        print(&message(&error))?;
    }
    Ok(())
}

fn text(value: &JsValue) -> Result<String, JsValue> {
    value
        .as_string()
        .ok_or_else(|| RangeError::new("expected a string").into())
}

fn message(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_default(),
    }
}

async fn promised_array() -> Result<(), JsValue> {
    let array: Array = JsFuture::from(wait_array()?).await?.dyn_into()?;
    print(&format!("{:?}", integers(&unwrap_array(&array)?)?))?;
    print(&format!("{:?}", integers(&array)?))
}

fn integers(array: &Array) -> Result<Vec<i32>, JsValue> {
    array
        .iter()
        .map(|value| integer(value.as_f64().unwrap_or(f64::NAN)))
        .collect()
}

fn events_by_id() -> Result<(), JsValue> {
    let listener =
        Closure::new(|kind: String, id: String| thrown(print(&sizes::heard(&kind, &id))));
    let handler = subscribe_event_by_id("btn1", "click", &listener)?;
    trigger_click("btn1")?;
    unsubscribe_event_by_id("btn1", "click", &handler)
}

fn thrown(result: Result<(), JsValue>) {
    if let Err(error) = result {
        wasm_bindgen::throw_val(error);
    }
}

fn events_by_element() -> Result<(), JsValue> {
    let button = get_element_by_id("btn1")?;
    let listener = Closure::new(|event: Event| thrown(heard(&event)));
    let handler = subscribe_event(&button, "click", &listener)?;
    trigger_click("btn1")?;
    unsubscribe_event(&button, "click", &handler)
}

fn heard(event: &Event) -> Result<(), JsValue> {
    print(&sizes::heard(&event.kind()?, &event.target()?.id()?))
}

fn listen_when_asked(button: &str, checkbox: &str) -> Result<(), JsValue> {
    let button = get_element_by_id(button)?;
    let listener: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| thrown(heard(&event)));
    let change: Closure<dyn FnMut(Event)> = Closure::new(move |event: Event| {
        thrown(
            event
                .target()
                .and_then(|it| it.checked())
                .and_then(|checked| {
                    if checked {
                        button.add_event_listener("click", listener.as_ref())
                    } else {
                        button.remove_event_listener("click", listener.as_ref())
                    }
                }),
        );
    });
    get_element_by_id(checkbox)?.add_event_listener("change", &change.into_js_value())
}

thread_local! {
    static ALIVE: Cell<u32> = const { Cell::new(0) };
}

/// Money with an owner.
#[wasm_bindgen]
pub struct Account {
    owner: String,
    balance: Cell<f64>,
    listener: RefCell<Option<Function>>,
}

#[wasm_bindgen]
impl Account {
    /// An empty account.
    #[wasm_bindgen(constructor)]
    pub fn new(owner: String) -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Self {
            owner,
            balance: Cell::new(0.0),
            listener: RefCell::default(),
        }
    }

    /// Who owns it.
    #[wasm_bindgen(getter)]
    pub fn owner(&self) -> String {
        self.owner.clone()
    }

    /// What is in it.
    #[wasm_bindgen(getter)]
    pub fn balance(&self) -> f64 {
        self.balance.get()
    }

    /// Gives the new balance.
    pub fn deposit(&self, amount: f64) -> Result<f64, JsValue> {
        self.change(amount)
    }

    /// Gives the new balance.
    pub fn withdraw(&self, amount: f64) -> Result<f64, JsValue> {
        if amount > self.balance.get() {
            return Err(RangeError::new(&sizes::lacks(&self.owner, amount)).into());
        }
        self.change(-amount)
    }

    /// Moves money to another account.
    pub fn pay(&self, to: &Account, amount: f64) -> Result<(), JsValue> {
        self.withdraw(amount)?;
        to.deposit(amount).map(|_| ())
    }

    /// Calls the listener with each new balance.
    pub fn watch(&self, listener: Function) {
        *self.listener.borrow_mut() = Some(listener);
    }

    /// How many there are.
    #[wasm_bindgen(getter)]
    pub fn alive() -> u32 {
        ALIVE.get()
    }

    fn change(&self, by: f64) -> Result<f64, JsValue> {
        let balance = self.balance.get() + by;
        self.balance.set(balance);
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener.call1(&JsValue::UNDEFINED, &balance.into())?;
        }
        Ok(balance)
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
    }
}
