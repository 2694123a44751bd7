//! Natively there is no JavaScript: every call returns an error that names the function.

use jsi_runtime::{Callback, JsError, Object, Promise, block_on};

use crate::failures::api::{Failures as _, JsFailures};
use crate::functions::api::{Functions as _, JsFunctions};
use crate::promises::api::{JsPromises, Promises as _};
use crate::scalars::api::{JsScalars, Scalars};

#[test]
fn a_call_is_an_error_that_names_the_function() {
    let error = JsScalars.add(1, 2).expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Scalars.add: not available without JavaScript"
    );
    let error = block_on(JsPromises.number(1)).expect_err("no JavaScript");
    assert_eq!(
        error.message(),
        "Promises.number: not available without JavaScript"
    );
}

#[test]
fn infallible_calls_do_nothing_natively() {
    JsScalars.note("nothing happens, and nothing is reported");
    JsFailures.quiet("not even where the argument", u64::MAX);
}

#[test]
fn closures_are_not_lost_on_the_way_to_the_error() {
    assert!(JsFunctions.each_with(&[1], |_| {}).is_err());
    assert!(JsFunctions.each(&[1], &Callback::new(|_| {})).is_err());
}

#[test]
fn traits_are_dyn_compatible() {
    let scalars: &dyn Scalars = &JsScalars;
    assert!(scalars.flag(true).is_err());
}

#[test]
fn a_local_pool_runs_promises() {
    use futures::executor::LocalPool;
    use futures::task::LocalSpawnExt as _;

    let mut pool = LocalPool::new();
    let (answer, answered) = futures::channel::oneshot::channel();
    let (question, asked) = futures::channel::oneshot::channel::<i32>();
    // A task of ours, a task of the pool, and a promise that waits for both.
    jsi_runtime::spawn(async move { assert!(question.send(20).is_ok()) });
    pool.spawner()
        .spawn_local(async move {
            let first = Promise::new(async { asked.await.map_err(|_| JsError::new("not asked")) });
            let object = Object::new();
            let second = object
                .set("promise", Promise::ready(22))
                .map(|()| object.get::<Promise<i32>>("promise"));
            let (first, second) = futures::join!(first, async { second??.await });
            let sum = first.and_then(|first| Ok(first + second?));
            drop(answer.send(sum));
        })
        .expect("the pool takes tasks");
    let sum = pool.run_until(answered).expect("the task has ended");
    assert_eq!(sum.expect("a sum"), 42);
}
