//! Channels, locks and signals of many crates. Most of them wake the waiting task while they hold a lock or a borrow that it
//! takes as soon as it is polled.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};
use std::thread;

use futures::StreamExt as _;
use futures_signals::signal::{Mutable, SignalExt as _};

/// Something to wait for, and the function that completes it.
pub(crate) struct Channel {
    pub(crate) name: &'static str,
    /// What comes, which is 1.
    pub(crate) receive: Pin<Box<dyn Future<Output = i32>>>,
    pub(crate) send: Send,
}

/// Called once.
pub(crate) enum Send {
    /// On the thread that it was made on.
    Here(Box<dyn Fn()>),
    Anywhere(Box<dyn Fn() + std::marker::Send>),
}

impl Send {
    pub(crate) fn call(&self) {
        match self {
            Self::Here(send) => send(),
            Self::Anywhere(send) => send(),
        }
    }
}

fn channel(
    name: &'static str,
    receive: impl Future<Output = i32> + 'static,
    send: impl Fn() + std::marker::Send + 'static,
) -> Channel {
    Channel {
        name,
        receive: Box::pin(receive),
        send: Send::Anywhere(Box::new(send)),
    }
}

/// One of each.
pub(crate) fn all() -> Vec<Channel> {
    vec![
        own(),
        async_broadcast(),
        async_channel(),
        async_event(),
        async_lock(),
        event_listener(),
        flume(),
        futures_channel(),
        futures_signals(),
        kanal(),
        local_channel(),
        oneshot(),
        tachyonix(),
        thingbuf(),
        tokio_channel(),
        tokio_notify(),
        tokio_watch(),
    ]
}

/// No crate: wakes while it holds its lock, which must not be taken then in the same thread.
fn own() -> Channel {
    type State = (Option<i32>, Option<Waker>);
    let state = Arc::new(Mutex::new(State::default()));
    let sending = Arc::new(Mutex::new(None));
    let (received, sender) = (state.clone(), sending.clone());
    let receive = poll_fn(move |context| {
        // Another thread releases it soon.
        let sender = *sender.lock().expect("no panic");
        let here = sender == Some(thread::current().id());
        assert!(!here, "polled while it is woken");
        let mut state = received.lock().expect("no panic");
        state.1 = Some(context.waker().clone());
        state.0.take().map_or(Poll::Pending, Poll::Ready)
    });
    channel("own", receive, move || {
        let mut state = state.lock().expect("no panic");
        *sending.lock().expect("no panic") = Some(thread::current().id());
        state.0 = Some(1);
        if let Some(waker) = &state.1 {
            waker.wake_by_ref();
        }
        *sending.lock().expect("no panic") = None;
    })
}

fn async_broadcast() -> Channel {
    let (sender, mut receiver) = async_broadcast::broadcast(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("async-broadcast", receive, move || {
        assert_eq!(sender.try_broadcast(1).ok(), Some(None));
    })
}

fn async_channel() -> Channel {
    let (sender, receiver) = async_channel::bounded(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("async-channel", receive, move || {
        sender.try_send(1).expect("room");
    })
}

fn async_event() -> Channel {
    let event = Arc::new((async_event::Event::new(), Mutex::new(None)));
    let waiting = event.clone();
    let receive = async move {
        let value = || *waiting.1.lock().expect("no panic");
        waiting.0.wait_until(value).await
    };
    channel("async-event", receive, move || {
        *event.1.lock().expect("no panic") = Some(1);
        event.0.notify_one();
    })
}

fn async_lock() -> Channel {
    let lock = Arc::new(async_lock::Mutex::new(0));
    let guard = Mutex::new(lock.try_lock_arc());
    let receive = async move { *lock.lock().await };
    channel("async-lock", receive, move || {
        let mut guard = guard.lock().expect("no panic").take().expect("held");
        *guard = 1;
        drop(guard);
    })
}

fn event_listener() -> Channel {
    let event = event_listener::Event::new();
    let listener = event.listen();
    let receive = async move {
        listener.await;
        1
    };
    channel("event-listener", receive, move || {
        assert_eq!(event.notify(1), 1);
    })
}

fn flume() -> Channel {
    let (sender, receiver) = flume::bounded(1);
    let receive = async move { receiver.recv_async().await.expect("sent") };
    channel("flume", receive, move || {
        sender.try_send(1).expect("room");
    })
}

fn futures_channel() -> Channel {
    let (sender, mut receiver) = futures::channel::mpsc::unbounded();
    let receive = async move { receiver.next().await.expect("sent") };
    channel("futures-channel", receive, move || {
        sender.unbounded_send(1).expect("open");
    })
}

fn futures_signals() -> Channel {
    let value = Mutable::new(0);
    let signal = value.signal();
    let receive = async move {
        let value = signal.wait_for(1).await;
        value.expect("set")
    };
    channel("futures-signals", receive, move || value.set(1))
}

fn kanal() -> Channel {
    let (sender, receiver) = kanal::bounded_async(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("kanal", receive, move || {
        assert_eq!(sender.try_send(1), Ok(true));
    })
}

fn local_channel() -> Channel {
    let (sender, mut receiver) = local_channel::mpsc::channel();
    Channel {
        name: "local-channel",
        receive: Box::pin(async move { receiver.recv().await.expect("sent") }),
        send: Send::Here(Box::new(move || sender.send(1).expect("open"))),
    }
}

fn oneshot() -> Channel {
    let (sender, receiver) = oneshot::channel();
    let sender = Cell::new(Some(sender));
    let receive = async move { receiver.await.expect("sent") };
    channel("oneshot", receive, move || {
        let sender = sender.take().expect("once");
        sender.send(1).expect("open");
    })
}

fn tachyonix() -> Channel {
    let (sender, mut receiver) = tachyonix::channel(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("tachyonix", receive, move || {
        sender.try_send(1).expect("room");
    })
}

fn thingbuf() -> Channel {
    let (sender, receiver) = thingbuf::mpsc::channel(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("thingbuf", receive, move || {
        sender.try_send(1).expect("room");
    })
}

fn tokio_channel() -> Channel {
    let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
    let receive = async move { receiver.recv().await.expect("sent") };
    channel("tokio's channel", receive, move || {
        sender.try_send(1).expect("room");
    })
}

fn tokio_notify() -> Channel {
    let notify = Arc::new(tokio::sync::Notify::new());
    let waiting = notify.clone();
    let receive = async move {
        waiting.notified().await;
        1
    };
    channel("tokio's notification", receive, move || {
        notify.notify_one();
    })
}

fn tokio_watch() -> Channel {
    let (sender, mut receiver) = tokio::sync::watch::channel(0);
    let receive = async move {
        receiver.changed().await.expect("open");
        *receiver.borrow()
    };
    channel("tokio's watch", receive, move || {
        sender.send(1).expect("open");
    })
}
