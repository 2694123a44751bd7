//! Natively too, waking a task never polls it, and every woken task is polled later.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::thread;

use futures::executor::LocalPool;
use futures::future::{Either, select};
use futures::task::LocalSpawnExt as _;
use jsi_runtime::{JsError, Promise, block_on, live_counts, spawn};

use crate::channels::{self, Channel, Send};

type Received = Rc<Cell<Option<i32>>>;

/// A task for each channel, which has been polled; what it received.
fn waiting(channels: Vec<Channel>) -> Vec<(&'static str, Send, Received)> {
    let channels = channels.into_iter().map(|channel| {
        let received = Rc::new(Cell::new(None));
        let answer = received.clone();
        spawn(async move { answer.set(Some(channel.receive.await)) });
        (channel.name, channel.send, received)
    });
    let channels = channels.collect();
    block_on(async {});
    channels
}

#[test]
fn a_send_outside_of_the_executor_only_queues() {
    for (name, send, received) in waiting(channels::all()) {
        send.call();
        assert_eq!(received.get(), None, "{name}: received inside of the call");
        block_on(async {});
        assert_eq!(received.get(), Some(1), "{name}");
    }
}

#[test]
fn a_task_sends_to_another_task() {
    for (name, send, received) in waiting(channels::all()) {
        let seen = received.clone();
        spawn(async move {
            send.call();
            assert_eq!(seen.get(), None, "{name}: received inside of the call");
        });
        block_on(async {});
        assert_eq!(received.get(), Some(1), "{name}");
    }
}

/// Those that other threads can send to.
fn shared() -> Vec<Channel> {
    let mut channels = channels::all();
    channels.retain(|channel| matches!(channel.send, Send::Anywhere(_)));
    channels
}

/// Sends from another thread. The end that sends is kept: some channels forget a message with it.
fn sending(send: Send) -> thread::JoinHandle<Box<dyn Fn() + std::marker::Send>> {
    let Send::Anywhere(send) = send else {
        panic!("only on this thread");
    };
    thread::spawn(move || {
        send();
        send
    })
}

#[test]
fn another_thread_sends() {
    for (name, send, received) in waiting(shared()) {
        let answer = received.clone();
        let thread = sending(send);
        // Returns when the task is done that the other thread wakes.
        let value = block_on(poll_fn(move |context| {
            if let Some(value) = answer.get() {
                return Poll::Ready(value);
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }));
        assert_eq!(value, 1, "{name}");
        drop(thread.join().expect("no panic"));
    }
}

/// A promise of what a spawned task receives.
fn received(channel: Channel) -> (&'static str, Promise<i32>, Send) {
    let (answer, answered) = futures::channel::oneshot::channel();
    let receive = channel.receive;
    // It is not awaited after a failure.
    spawn(async move { _ = answer.send(receive.await) });
    let promise = Promise::new(async { answered.await.map_err(|_| JsError::new("no answer")) });
    (channel.name, promise, channel.send)
}

#[test]
fn a_task_of_another_executor_sends() {
    for channel in channels::all() {
        let (name, promise, send) = received(channel);
        let mut pool = LocalPool::new();
        let spawner = pool.spawner();
        // Polled after the promise, in the same executor, and not by a task of ours.
        let sending = async move { send.call() };
        let value = pool.run_until(async move {
            let wait = spawner.spawn_local(sending);
            wait.expect("the pool is there");
            promise.await
        });
        assert_eq!(value.expect(name), 1, "{name}");
    }
}

#[test]
fn another_thread_sends_to_a_task_behind_another_executor() {
    for channel in shared() {
        let (name, promise, send) = received(channel);
        let thread = sending(send);
        let value = futures::executor::block_on(promise);
        assert_eq!(value.expect(name), 1, "{name}");
        drop(thread.join().expect("no panic"));
    }
}

/// Lets the other tasks of an executor go on.
async fn a_turn() {
    let mut over = false;
    poll_fn(move |context| {
        if std::mem::replace(&mut over, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[test]
fn a_dropped_promise_leaves_other_tasks_running() {
    let mut all = channels::all().into_iter();
    let mut next = || received(all.next().expect("another channel"));
    let ((_, wanted, send), (_, dropped, _unsent)) = (next(), next());
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    let (end, ended) = futures::channel::oneshot::channel::<()>();
    let forgotten = async move { drop(select(dropped, ended).await) };
    let rest = async move {
        // Both wait by now, the one that is dropped as the last.
        _ = end.send(());
        a_turn().await;
        send.call();
    };
    let value = pool.run_until(async move {
        for task in [Either::Left(forgotten), Either::Right(rest)] {
            spawner.spawn_local(task).expect("the pool is there");
        }
        wanted.await
    });
    assert_eq!(value.expect("sent"), 1);
}

#[test]
fn a_task_spawned_by_another_executors_task_settles_a_promise_there() {
    let (answer, answered) = futures::channel::oneshot::channel();
    let promise = Promise::<i32>::new(async { answered.await.map_err(|_| JsError::new("no")) });
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    let value = pool.run_until(async move {
        let task = async move { spawn(async move { _ = answer.send(1) }) };
        spawner.spawn_local(task).expect("the pool is there");
        promise.await
    });
    assert_eq!(value.expect("sent"), 1);
}

#[test]
fn a_task_may_block() {
    let log = Rc::new(RefCell::new(Vec::new()));
    let (notes, others) = (log.clone(), log.clone());
    let own = Rc::new(Cell::new(None::<Waker>));
    let mut first = true;
    spawn(poll_fn(move |context| {
        if !std::mem::replace(&mut first, false) {
            notes.borrow_mut().push("again");
            return Poll::Ready(());
        }
        own.set(Some(context.waker().clone()));
        let (waker, notes) = (own.clone(), notes.clone());
        let (answer, answered) = futures::channel::oneshot::channel();
        spawn(async move {
            // The task that blocks is woken, too.
            waker.take().expect("left there").wake();
            _ = answer.send("answered");
        });
        let answer = block_on(answered).expect("the other task runs");
        notes.borrow_mut().push(answer);
        Poll::Pending
    }));
    spawn(async move { others.borrow_mut().push("other") });
    block_on(async {});
    assert_eq!(*log.borrow(), ["other", "answered", "again"]);
}

#[test]
fn what_is_polled_by_block_on_may_be_borrowed() {
    let shared = Rc::new(RefCell::new(Vec::new()));
    let task = shared.clone();
    spawn(async move { task.borrow_mut().push("task") });
    let (end, ended) = futures::channel::oneshot::channel::<()>();
    let mut promise = Promise::new(async { ended.await.map_err(|_| JsError::new("no")) });
    let main = shared.clone();
    let mut started = Some(end);
    block_on(poll_fn(move |context| {
        // A promise that is polled in here does not run the task that borrows the same.
        let mut borrowed = main.borrow_mut();
        let task = main.clone();
        if let Some(end) = started.take() {
            spawn(async move {
                task.borrow_mut().push("other task");
                _ = end.send(());
            });
        }
        borrowed.push("main");
        std::pin::Pin::new(&mut promise).poll(context).map(drop)
    }));
    assert_eq!(*shared.borrow(), ["task", "main", "other task", "main"]);
}

#[test]
fn a_task_that_panics_is_gone() {
    let before = live_counts();
    let went_on = Rc::new(Cell::new(false));
    let flag = went_on.clone();
    spawn(async { panic!("of the test") });
    spawn(async move { flag.set(true) });
    let panicked = catch_unwind(AssertUnwindSafe(|| block_on(async {})));
    assert!(panicked.is_err());
    block_on(async {});
    assert!(went_on.get());
    assert_eq!(live_counts(), before);
}

#[test]
fn a_wake_is_not_lost_when_other_code_takes_the_token() {
    let (begin, started) = futures::channel::oneshot::channel();
    let (answer, answered) = futures::channel::oneshot::channel();
    spawn(async move {
        assert_eq!(started.await, Ok(()));
        _ = answer.send(1);
        // Whatever parks takes the token of the wake before.
        thread::park();
    });
    let value = block_on(async {
        _ = begin.send(());
        answered.await
    });
    assert_eq!(value, Ok(1));
}
