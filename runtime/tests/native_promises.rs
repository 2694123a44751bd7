//! Promises without JavaScript, with this crate's executor and with another one.
#![cfg(not(target_family = "wasm"))]

use std::cell::RefCell;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::{Either, join, join_all, select};
use jsi_runtime::{
    Any, Callback, Function, JsError, Object, Promise, block_on, live_counts, spawn,
};

type Done = Result<(), JsError>;

/// A promise as JavaScript would hold it, and what settles it.
fn pending() -> Result<(Object, oneshot::Sender<Result<i32, JsError>>), JsError> {
    let (sender, receiver) = oneshot::channel();
    let promise = Promise::new(async move {
        receiver
            .await
            .unwrap_or_else(|_| Err(JsError::new("cancelled")))
    });
    let holder = Object::new();
    holder.set("promise", promise)?;
    Ok((holder.get("promise")?, sender))
}

#[test]
fn a_promise_goes_out_and_comes_in() -> Done {
    let (object, sender) = pending()?;
    let waiting = object.to_promise::<i32>();
    spawn(async move { drop(sender.send(Ok(7))) });
    assert_eq!(block_on(waiting)?, 7);
    // Once more: it is settled.
    assert_eq!(block_on(object.to_promise::<i32>())?, 7);
    Ok(())
}

#[test]
fn another_executor_drives_it_too() -> Done {
    let (object, sender) = pending()?;
    spawn(async move { drop(sender.send(Ok(8))) });
    assert_eq!(futures::executor::block_on(object.to_promise::<i32>())?, 8);

    let (sender, receiver) = oneshot::channel::<i32>();
    let promise =
        Promise::new(async move { receiver.await.map_err(|_| JsError::new("cancelled")) });
    spawn(async move { assert_eq!(sender.send(9), Ok(())) });
    assert_eq!(futures::executor::block_on(promise)?, 9);
    Ok(())
}

#[test]
fn another_thread_may_settle_it() -> Done {
    for foreign in [false, true] {
        let (sender, receiver) = oneshot::channel::<i32>();
        let holder = Object::new();
        holder.set(
            "promise",
            Promise::new(async move { receiver.await.map_err(|_| JsError::new("cancelled")) }),
        )?;
        let waiting = holder.get::<Promise<i32>>("promise")?;
        let other = thread::spawn(move || {
            thread::sleep(Duration::from_millis(20));
            sender.send(1)
        });
        let value = if foreign {
            futures::executor::block_on(waiting)
        } else {
            block_on(waiting)
        };
        assert_eq!(value?, 1);
        assert_eq!(other.join().expect("no panic"), Ok(()));
    }
    Ok(())
}

#[test]
fn many_make_progress_together() -> Done {
    let mut senders = Vec::new();
    let mut waiting = Vec::new();
    for _ in 0..1000 {
        let (object, sender) = pending()?;
        senders.push(sender);
        waiting.push(object.to_promise::<i32>());
    }
    spawn(async move {
        for (number, sender) in senders.into_iter().enumerate().rev() {
            drop(sender.send(Ok(number as i32)));
        }
    });
    let sum: i32 = block_on(join_all(waiting))
        .into_iter()
        .sum::<Result<i32, _>>()?;
    assert_eq!(sum, 499_500);
    Ok(())
}

#[test]
fn select_gives_the_first_and_the_other_goes_on() -> Done {
    let (slow, slow_sender) = pending()?;
    let (fast, fast_sender) = pending()?;
    spawn(async move { drop(fast_sender.send(Ok(1))) });
    let rest = match block_on(select(slow.to_promise::<i32>(), fast.to_promise::<i32>())) {
        Either::Right((value, rest)) => {
            assert_eq!(value?, 1);
            rest
        }
        Either::Left(_) => panic!("it was not settled"),
    };
    spawn(async move { drop(slow_sender.send(Ok(2))) });
    assert_eq!(block_on(rest)?, 2);
    Ok(())
}

#[test]
fn a_rejection_is_the_error_whatever_it_is() -> Done {
    let (object, sender) = pending()?;
    let error = JsError::from(Any::from("just a text"));
    drop(sender.send(Err(error.clone())));
    let caught = block_on(object.to_promise::<i32>()).unwrap_err();
    assert_eq!(caught, error);
    assert_eq!(caught.value(), Any::from("just a text"));
    assert_eq!((caught.name(), caught.message()), ("string", "just a text"));
    Ok(())
}

#[test]
fn a_wrong_value_is_an_error_for_that_future_only() -> Done {
    let (object, sender) = pending()?;
    let wrong = object.to_promise::<String>();
    let right = object.to_promise::<i32>();
    drop(sender.send(Ok(5)));
    let (wrong, right) = block_on(join(wrong, right));
    assert_eq!(
        wrong.unwrap_err().to_string(),
        "promise: expected a string, found 5 (number)"
    );
    assert_eq!(right?, 5);
    let none = block_on(Object::new().to_promise::<i32>()).unwrap_err();
    assert_eq!(
        none.to_string(),
        "promise: expected a promise, found Object (object)"
    );
    Ok(())
}

#[test]
fn a_dropped_future_is_forgotten() -> Done {
    let before = live_counts();
    for _ in 0..100 {
        let (object, sender) = pending()?;
        drop(object.to_promise::<i32>());
        let again = object.to_promise::<i32>();
        drop(sender.send(Ok(1)));
        assert_eq!(block_on(again)?, 1);
    }
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn a_thenable_is_awaited_once() -> Done {
    let thenable = Object::new();
    type Settle = Function<(i32,), ()>;
    let then: Callback<'_, (Settle, Settle), ()> =
        Callback::new(|resolve: Settle, reject: Settle| {
            resolve.call((1,))?;
            resolve.call((2,))?;
            reject.call((3,))
        });
    thenable.set("then", &then)?;
    assert_eq!(block_on(thenable.to_promise::<i32>())?, 1);

    let broken = Object::new();
    broken.set(
        "then",
        Callback::<'_, (), ()>::new(|| Err::<(), _>(JsError::new("no"))).into_js(),
    )?;
    assert_eq!(
        block_on(broken.to_promise::<i32>())
            .unwrap_err()
            .to_string(),
        "no"
    );
    Ok(())
}

#[test]
fn a_promise_resolved_with_a_promise_follows_it() -> Done {
    let (inner, sender) = pending()?;
    let holder = Object::new();
    holder.set("outer", Promise::<Any>::ready(Any::Promise(inner)))?;
    let outer = holder.get::<Promise<i32>>("outer")?;
    drop(sender.send(Ok(3)));
    assert_eq!(block_on(outer)?, 3);
    Ok(())
}

#[test]
fn another_executor_sees_long_queues_to_their_end() -> Done {
    let (sender, receiver) = oneshot::channel();
    let promise =
        Promise::new(async move { receiver.await.map_err(|_| JsError::new("cancelled")) });
    for _ in 0..1000 {
        spawn(async {});
    }
    spawn(async move { assert_eq!(sender.send(1), Ok(())) });
    assert_eq!(futures::executor::block_on(promise)?, 1);
    Ok(())
}

#[test]
fn spawned_tasks_run_in_turn() {
    let log = Rc::new(RefCell::new(Vec::new()));
    for name in ["a", "b"] {
        let log = log.clone();
        spawn(async move {
            log.borrow_mut().push(name);
            let inner = log.clone();
            spawn(async move { inner.borrow_mut().push("inner") });
        });
    }
    assert!(log.borrow().is_empty());
    block_on(async {});
    assert_eq!(*log.borrow(), ["a", "b", "inner", "inner"]);
}
