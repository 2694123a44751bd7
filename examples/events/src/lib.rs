//! Two buttons of a page, and Rust closures that listen to them.

jsi_runtime::bindings!();

use crate::events::{
    Console, Document, Events, JsConsole, JsDocument, JsEvents, Program, export_program,
};
use jsi_runtime::{Callback, Function, JsError, Object};

type Listener = Callback<'static, (Object,), ()>;

/// Prints the lines of this example to the console. Afterwards the page listens to clicks of the user.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        by_id()?;
        by_element()?;
        without_shim()?;
        listen_when_asked("btn1", "listen-btn1")?;
        listen_when_asked("btn2", "listen-btn2")
    }
}

export_program!(Start);

fn print(text: &str) -> Result<(), JsError> {
    JsConsole.write_line(text)
}

/// One closure listens to two elements. Each subscription is ended with its handler.
fn by_id() -> Result<(), JsError> {
    let listener = Callback::new(|event: String, id: String| {
        print(&format!(
            "In Rust event listener: Event {event} from ID {id}"
        ))
    });
    let first = JsEvents.subscribe_event_by_id("btn1", "click", &listener)?;
    let second = JsEvents.subscribe_event_by_id("btn2", "click", &listener)?;
    print("Subscribed to btn1 & 2.")?;
    JsEvents.trigger_click("btn1")?;
    JsEvents.trigger_click("btn2")?;

    JsEvents.unsubscribe_event_by_id("btn2", "click", &second)?;
    print("Unsubscribed btn2.")?;
    JsEvents.trigger_click("btn1")?;
    JsEvents.trigger_click("btn2")?;
    JsEvents.unsubscribe_event_by_id("btn1", "click", &first)
}

/// The element and the event are objects of JavaScript; Rust reads their properties.
fn by_element() -> Result<(), JsError> {
    let button = JsDocument.get_element_by_id("btn1")?;
    let listener: Listener = Callback::new(|event: Object| heard(&event));
    let handler = JsEvents.subscribe_event(&button, "click", &listener)?;
    print("Subscribed to btn1.")?;
    JsEvents.trigger_click("btn1")?;

    JsEvents.unsubscribe_event(&button, "click", &handler)?;
    print("Unsubscribed btn1.")?;
    JsEvents.trigger_click("btn1")
}

/// A callback is the same function each time it is passed, so no shim has to store a handler.
fn without_shim() -> Result<(), JsError> {
    let button = JsDocument.get_element_by_id("btn2")?;
    let listener: Listener = Callback::new(|event: Object| heard(&event));
    button.call::<()>("addEventListener", ("click", &listener))?;
    print("Subscribed to btn2 without a shim.")?;
    JsEvents.trigger_click("btn2")?;

    button.call::<()>("removeEventListener", ("click", &listener))?;
    print("Unsubscribed btn2 without a shim.")?;
    JsEvents.trigger_click("btn2")
}

fn heard(event: &Object) -> Result<(), JsError> {
    let kind: String = event.get("type")?;
    let id: String = event.get::<Object>("target")?.get("id")?;
    print(&format!(
        "In Rust event listener: Event {kind} from ID {id}"
    ))
}

/// Prints the clicks on the button while the box is checked.
fn listen_when_asked(button: &str, checkbox: &str) -> Result<(), JsError> {
    let button = JsDocument.get_element_by_id(button)?;
    let listener: Listener = Callback::new(|event: Object| heard(&event));
    let change = Callback::new(move |event: Object| -> Result<(), JsError> {
        let checked = event.get::<Object>("target")?.get("checked")?;
        let method = if checked {
            "addEventListener"
        } else {
            "removeEventListener"
        };
        button.call(method, ("click", &listener))
    });
    // From now on the page owns this function, and the function owns its closure.
    let change: Function<(Object,), ()> = change.into_js();
    JsDocument
        .get_element_by_id(checkbox)?
        .call("addEventListener", ("change", &change))
}
