//! A component of Yew that keeps a count in a store of JavaScript, and lets JavaScript draw on one of its elements.

jsi_runtime::bindings!(); // the module `page`, made of page.jsi

use std::rc::Rc;

use jsi_runtime::Object;
use web_sys::Element;
use yew::{
    Callback, Html, Properties, Renderer, component, html, use_callback, use_effect_with,
    use_node_ref, use_state,
};

use crate::page::{Bars as _, JsBars, JsStore, Store};

/// What a counter is made with.
#[derive(Properties)]
struct CounterProperties {
    store: Rc<dyn Store>,
}

impl PartialEq for CounterProperties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

#[component]
fn Counter(properties: &CounterProperties) -> Html {
    let store = Rc::clone(&properties.store);
    let count = {
        let store = Rc::clone(&store);
        use_state(move || store.load())
    };
    let bar = use_node_ref();
    let value = count.as_ref().copied().unwrap_or_default();
    {
        let bar = bar.clone();
        use_effect_with(value, move |value| {
            // the element that Yew has made, as an object for JavaScript
            let element = bar.cast::<Element>();
            if let Some(Ok(place)) = element.map(|it| Object::try_from_js(&it)) {
                JsBars.draw(&place, *value);
            }
        });
    }
    let onclick: Callback<_> = {
        let count = count.clone();
        use_callback(value, move |_event: yew::MouseEvent, value| {
            let next = value + 1;
            count.set(store.save(next).map(|()| next));
        })
    };
    match &*count {
        Ok(count) => html! {
            <main>
                <button type="button" {onclick}>{ "Click" }</button>
                <p>{ format!("{count} so far") }</p>
                <div ref={bar} id="bar"></div>
            </main>
        },
        Err(error) => html! { <p role="alert">{ error.to_string() }</p> },
    }
}

fn main() {
    let store: Rc<dyn Store> = Rc::new(JsStore);
    Renderer::<Counter>::with_props(CounterProperties { store }).render();
}
