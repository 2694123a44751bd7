//! Callbacks and functions without JavaScript: identity, lifetimes, errors, re-entrancy.
#![cfg(not(target_family = "wasm"))]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_runtime::{
    Any, Callback, Function, JsError, Object, Promise, block_on, live_counts, module,
};

type Done = Result<(), JsError>;

/// What a fake of an event target does with a listener.
fn keep(callback: &Callback<'_, (String,), i32>) -> Result<Object, JsError> {
    let target = Object::new();
    target.set("listener", callback)?;
    target.get("listener")
}

#[test]
fn the_same_callback_is_the_same_function() -> Done {
    let callback = Callback::new(|text: String| text.len() as i32);
    let first = keep(&callback)?;
    assert_eq!(first, keep(&callback.clone())?);
    let other = Callback::new(|text: String| text.len() as i32);
    assert_ne!(first, keep(&other)?);
    assert_eq!(first.call_function::<i32>(("four",))?, 4);
    Ok(())
}

#[test]
fn arguments_are_checked_and_surplus_ones_ignored() -> Done {
    let callback = Callback::new(|text: String| text.len() as i32);
    let function = keep(&callback)?;
    assert_eq!(
        function.call_function::<i32>(&[Any::from("ab"), Any::Null])?,
        2
    );
    let missing = function.call_function::<i32>(()).unwrap_err();
    assert_eq!(missing.name(), "TypeError");
    assert!(
        missing
            .message()
            .ends_with(": argument 1: expected a string, found undefined"),
        "{missing}"
    );
    Ok(())
}

#[test]
fn a_dropped_callback_throws() -> Done {
    let before = live_counts();
    let dropped = Rc::new(Cell::new(false));
    struct OnDrop(Rc<Cell<bool>>);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            self.0.set(true);
        }
    }
    let guard = OnDrop(dropped.clone());
    let callback = Callback::new(move |text: String| text.len() as i32 + i32::from(guard.0.get()));
    let function = keep(&callback)?;
    let clone = callback.clone();
    drop(callback);
    assert_eq!(function.call_function::<i32>(("a",))?, 1);
    drop(clone);
    assert!(dropped.get());
    let error = function.call_function::<i32>(("a",)).unwrap_err();
    assert!(error.message().contains("was dropped"), "{error}");

    // The number of the dropped one is used again, and the old function does not reach the new closure.
    let next = Callback::new(|_: String| 7);
    let new = keep(&next)?;
    assert!(function.call_function::<i32>(("a",)).is_err());
    assert_eq!(new.call_function::<i32>(("a",))?, 7);
    drop((function, new, next, error));
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn once_is_called_once() -> Done {
    let before = live_counts();
    let owned = String::from("moved");
    let callback: Callback<'_, (), String> = Callback::once(move || owned);
    let target = Object::new();
    target.set("f", &callback)?;
    drop(callback);
    assert_eq!(target.call::<String>("f", ())?, "moved");
    assert!(target.call::<String>("f", ()).is_err());
    drop(target);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn into_js_lives_as_long_as_the_function() -> Done {
    let before = live_counts();
    let held = Rc::new(());
    let inner = held.clone();
    let function: Function<(i32,), i32> =
        Callback::new(move |x: i32| x + Rc::strong_count(&inner) as i32).into_js();
    let object = Object::new();
    object.set("f", &function)?;
    assert_eq!(function.call((40,))?, 42);
    drop(function);
    assert_eq!(object.call::<i32>("f", (1,))?, 3);
    assert_eq!(Rc::strong_count(&held), 2);
    object.delete("f")?;
    assert_eq!(Rc::strong_count(&held), 1);
    drop(object);
    assert_eq!(live_counts(), before);
    Ok(())
}

#[test]
fn a_scoped_callback_borrows_and_is_callable_natively() -> Done {
    let seen = RefCell::new(Vec::new());
    let callback =
        Callback::scoped(|text: String, count: i32| seen.borrow_mut().push((text, count)));
    callback.call(("a".to_owned(), 1))?;
    let each = |listener: &Callback<'_, (String, i32), ()>| listener.call(("b".to_owned(), 2));
    each(&callback)?;
    assert_eq!(*seen.borrow(), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    Ok(())
}

#[test]
fn a_scoped_callback_that_was_kept_throws() -> Done {
    let mut count = 0;
    let kept = {
        let callback = Callback::scoped(|_: String| {
            count += 1;
            count
        });
        keep(&callback)?
    };
    assert!(kept.call_function::<i32>(("a",)).is_err());
    assert_eq!(count, 0);
    Ok(())
}

#[test]
fn a_reentrant_call_is_an_error() -> Done {
    let target = Object::new();
    let inside = target.clone();
    let callback: Callback<'_, (), ()> = Callback::new(move || inside.call::<()>("f", ()));
    target.set("f", &callback)?;
    assert!(target.call::<()>("f", ()).is_err());
    target.delete("f")?;
    Ok(())
}

#[test]
fn an_error_of_the_closure_comes_back_as_itself() -> Done {
    let callback: Callback<'_, (String,), i32> = Callback::new(|text: String| text.parse::<i32>());
    let function = keep(&callback)?;
    assert_eq!(function.call_function::<i32>(("12",))?, 12);
    let error = function.call_function::<i32>(("x",)).unwrap_err();
    assert!(error.downcast_ref::<std::num::ParseIntError>().is_some());

    let thrown = JsError::type_error("mine");
    let same = thrown.clone();
    let callback: Callback<'_, (String,), i32> =
        Callback::new(move |_: String| Err::<i32, _>(same.clone()));
    assert_eq!(
        keep(&callback)?.call_function::<i32>(("",)).unwrap_err(),
        thrown
    );
    Ok(())
}

#[test]
fn untyped_functions_take_anything() -> Done {
    let count: Callback<'_, [Any], Any> =
        Callback::new(|args: &[Any]| Any::from(args.len() as i32));
    let function = count.into_js();
    assert_eq!(
        function.call(&[Any::Null, Any::from("x")])?,
        Any::Number(2.0)
    );
    assert_eq!(function.call(&[])?, Any::Number(0.0));
    Ok(())
}

#[test]
fn functions_may_return_promises() -> Done {
    let callback: Callback<'_, (i32,), Promise<i32>> =
        Callback::new(|x: i32| Promise::new(async move { Ok(x + 1) }));
    let function = callback.into_js();
    assert_eq!(block_on(function.call((1,))?)?, 2);
    let object: Object = function.into();
    let any = object.call_function::<Any>((2,))?;
    let Any::Promise(promise) = any else {
        panic!("{any:?} is no promise")
    };
    assert_eq!(block_on(promise.to_promise::<i32>())?, 3);
    Ok(())
}

#[test]
fn a_thread_may_end_with_everything_alive() {
    fn fill() -> Done {
        // In this order: what holds the functions is older than the tables that know them.
        let module = Object::new();
        module::register("Kept", &module)?;
        let owned = Callback::new(|| 1);
        module.set("owned", &owned)?;
        module.set(
            "own",
            Callback::<(), i32>::new(move || owned.call(())).into_js(),
        )?;
        module.set(
            "promise",
            Promise::new(std::future::pending::<Result<i32, JsError>>()),
        )?;
        let waiting = module.get::<Promise<i32>>("promise")?;
        module.set(
            "wait",
            Callback::new(move || format!("{waiting:?}")).into_js(),
        )?;
        assert_eq!(module.call::<i32>("own", ())?, 1);
        Ok(())
    }
    let ended = std::thread::spawn(|| fill().map_err(|error| error.to_string()));
    assert_eq!(ended.join().expect("no panic"), Ok(()));
}
