//! A page with a list of tasks, through bindings written by hand.
#![cfg(target_family = "wasm")]

use std::cell::RefCell;

use js_sys::{Array, Object};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/js/todo.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn load() -> Result<Array, JsValue>;
    #[wasm_bindgen(catch)]
    fn save(tasks: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn show(tasks: &Array, left: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = onAdd)]
    fn on_add(listener: &Closure<dyn FnMut(String) -> Result<(), JsValue>>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = onToggle)]
    fn on_toggle(listener: &Closure<dyn FnMut(u32) -> Result<(), JsValue>>) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = onClear)]
    fn on_clear(listener: &Closure<dyn FnMut() -> Result<(), JsValue>>) -> Result<(), JsValue>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    type JsTask;
    #[wasm_bindgen(method, getter)]
    fn id(this: &JsTask) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_id(this: &JsTask, id: u32);
    #[wasm_bindgen(method, getter)]
    fn title(this: &JsTask) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_title(this: &JsTask, title: &str);
    #[wasm_bindgen(method, getter)]
    fn done(this: &JsTask) -> bool;
    #[wasm_bindgen(method, setter)]
    fn set_done(this: &JsTask, done: bool);
}

struct Task {
    id: u32,
    title: String,
    done: bool,
}

impl Task {
    fn read(value: JsValue) -> Self {
        let it: JsTask = value.unchecked_into();
        Self {
            id: it.id(),
            title: it.title(),
            done: it.done(),
        }
    }

    fn write(&self) -> JsTask {
        let it: JsTask = Object::new().unchecked_into();
        it.set_id(self.id);
        it.set_title(&self.title);
        it.set_done(self.done);
        it
    }
}

thread_local! {
    static TASKS: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
}

/// What the page calls.
#[wasm_bindgen]
pub fn start() -> Result<(), JsValue> {
    TASKS.set(load()?.iter().map(Task::read).collect());
    let listener = Closure::new(add);
    on_add(&listener)?;
    listener.forget();
    let listener = Closure::new(toggle);
    on_toggle(&listener)?;
    listener.forget();
    let listener = Closure::new(clear);
    on_clear(&listener)?;
    listener.forget();
    update()
}

fn add(title: String) -> Result<(), JsValue> {
    TASKS.with_borrow_mut(|tasks| {
        let id = 1 + tasks.iter().map(|it| it.id).max().unwrap_or_default();
        tasks.push(Task {
            id,
            title,
            done: false,
        });
    });
    update()
}

fn toggle(id: u32) -> Result<(), JsValue> {
    TASKS.with_borrow_mut(|tasks| {
        for task in tasks.iter_mut().filter(|it| it.id == id) {
            task.done = !task.done;
        }
    });
    update()
}

fn clear() -> Result<(), JsValue> {
    TASKS.with_borrow_mut(|tasks| tasks.retain(|it| !it.done));
    update()
}

fn update() -> Result<(), JsValue> {
    TASKS.with_borrow(|tasks| {
        let left = tasks.iter().filter(|it| !it.done).count();
        let list: Array = tasks.iter().map(Task::write).collect();
        show(&list, u32::try_from(left).unwrap_or(u32::MAX))?;
        save(&list)
    })
}
