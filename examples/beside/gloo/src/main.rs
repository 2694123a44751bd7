//! A button with a listener of gloo, and a timer of gloo between calls of an interface.

jsi_runtime::bindings!(); // the module `page`, made of page.jsi

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use jsi_runtime::JsError;
use web_sys::EventTarget;

use crate::page::{JsPage, Page};

/// After so many clicks the button has no listener any more.
const LAST: u32 = 3;

fn main() -> Result<(), JsError> {
    // the object of the interface as a type of web-sys, which is what gloo takes
    let button: EventTarget = JsPage.button()?.to_js()?;
    let kept: Rc<RefCell<Option<EventListener>>> = Rc::default();
    let own = Rc::clone(&kept);
    let mut count = 0;
    let listener = EventListener::new(&button, "click", move |_event| {
        count += 1;
        JsPage.show_clicks(count);
        if count == LAST {
            // gloo's listeners are not dropped while they run
            let own = Rc::clone(&own);
            jsi_runtime::spawn(async move { drop(own.take()) });
        }
    });
    kept.replace(Some(listener));
    jsi_runtime::spawn(async {
        TimeoutFuture::new(20).await;
        JsPage.show_time("20 ms later");
    });
    Ok(())
}
