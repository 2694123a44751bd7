//! A page with a list of tasks, through generated bindings.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/todo/mod.rs"));

use std::cell::RefCell;
use std::mem;

use jsi_runtime::{Callback, JsError};
use todo::{JsPage, Page as _, Task, Tasks, export_tasks};

struct Start;

thread_local! {
    static TASKS: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
}

impl Tasks for Start {
    fn start(&self) -> Result<(), JsError> {
        TASKS.set(JsPage.load()?);
        let listener = Callback::new(add);
        JsPage.on_add(&listener)?;
        mem::forget(listener);
        let listener = Callback::new(toggle);
        JsPage.on_toggle(&listener)?;
        mem::forget(listener);
        let listener = Callback::new(clear);
        JsPage.on_clear(&listener)?;
        mem::forget(listener);
        show()
    }
}

export_tasks!(Start);

fn add(title: String) -> Result<(), JsError> {
    TASKS.with_borrow_mut(|tasks| {
        let id = 1 + tasks.iter().map(|it| it.id).max().unwrap_or_default();
        tasks.push(Task {
            id,
            title,
            done: false,
        });
    });
    show()
}

fn toggle(id: u32) -> Result<(), JsError> {
    TASKS.with_borrow_mut(|tasks| {
        for task in tasks.iter_mut().filter(|it| it.id == id) {
            task.done = !task.done;
        }
    });
    show()
}

fn clear() -> Result<(), JsError> {
    TASKS.with_borrow_mut(|tasks| tasks.retain(|it| !it.done));
    show()
}

fn show() -> Result<(), JsError> {
    TASKS.with_borrow(|tasks| {
        let left = tasks.iter().filter(|it| !it.done).count();
        JsPage.show(tasks, u32::try_from(left).unwrap_or(u32::MAX))?;
        JsPage.save(tasks)
    })
}
