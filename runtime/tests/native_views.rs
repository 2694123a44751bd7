//! Pinned buffers without JavaScript: memory that is shared by its clones and by the object that stands for its view.
#![cfg(not(target_family = "wasm"))]

use std::cell::Cell;

use jsi_runtime::{JsError, Object, PinnedBuffer, live_counts};

fn message<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
    let error = result.unwrap_err();
    format!("{}: {}", error.name(), error.message())
}

/// The object that JavaScript would be given.
fn view(holder: &Object, buffer: &PinnedBuffer<u8>) -> Object {
    holder.set("view", buffer).unwrap();
    holder.get("view").unwrap()
}

#[test]
fn elements_are_read_and_written() {
    let buffer = PinnedBuffer::from([1_i32, 2, 3]);
    assert_eq!((buffer.len(), buffer.is_empty()), (3, false));
    buffer.set(1, -5).unwrap();
    assert_eq!((buffer.get(1), buffer.get(3)), (Some(-5), None));
    assert_eq!(buffer.to_vec(), [1, -5, 3]);
    let cells: &[Cell<i32>] = buffer.as_cells();
    cells[2].set(7);
    assert_eq!(buffer.get(2), Some(7));
}

#[test]
fn a_new_buffer_holds_zeros_and_may_be_empty() {
    assert_eq!(PinnedBuffer::<f64>::new(2).to_vec(), [0.0, 0.0]);
    let empty = PinnedBuffer::<f32>::new(0);
    assert!(empty.is_empty() && empty.to_vec().is_empty());
    empty.copy_from_slice(&[]).unwrap();
    assert_eq!(
        PinnedBuffer::from([4_u8, 5].as_slice()).to_vec(),
        PinnedBuffer::from(vec![4_u8, 5]).to_vec()
    );
}

#[test]
fn an_overrun_of_a_buffer_is_an_error_and_writes_nothing() {
    let buffer = PinnedBuffer::from([1_u8, 2, 3]);
    assert_eq!(
        message(buffer.set(3, 9)),
        "RangeError: PinnedBuffer.set: index 3 is out of range for a buffer of 3 elements"
    );
    assert_eq!(
        message(buffer.copy_from_slice(&[9, 9])),
        "RangeError: PinnedBuffer.copy_from_slice: a slice of 2 elements for a buffer of 3 elements"
    );
    let mut target = [0; 4];
    assert_eq!(
        message(buffer.copy_to_slice(&mut target)),
        "RangeError: PinnedBuffer.copy_to_slice: a slice of 4 elements for a buffer of 3 elements"
    );
    assert_eq!((target, buffer.to_vec()), ([0; 4], vec![1, 2, 3]));
}

#[test]
fn whole_slices_are_copied() {
    let buffer = PinnedBuffer::<f32>::new(3);
    buffer.copy_from_slice(&[0.5, 1.5, 2.5]).unwrap();
    let mut target = [0.0; 3];
    buffer.copy_to_slice(&mut target).unwrap();
    assert_eq!(target, [0.5, 1.5, 2.5]);
}

#[test]
fn a_clone_is_the_same_buffer_and_another_buffer_is_not() {
    let buffer = PinnedBuffer::from([1_u8]);
    let clone = buffer.clone();
    clone.set(0, 2).unwrap();
    assert_eq!(buffer.get(0), Some(2));
    assert_eq!(clone, buffer);
    assert_ne!(PinnedBuffer::from([2_u8]), buffer);
    assert_eq!(format!("{buffer:?}"), "PinnedBuffer { len: 1, .. }");
}

#[test]
fn the_same_buffer_is_the_same_view_while_that_lives() {
    let holder = Object::new();
    let buffer = PinnedBuffer::from([1, 2, 3]);
    let first = view(&holder, &buffer);
    assert_eq!(view(&holder, &buffer.clone()), first);
    assert_ne!(view(&holder, &PinnedBuffer::new(3)), first);
    assert_eq!(first.get::<usize>("length").unwrap(), 3);
    assert_eq!(holder.type_of("view").unwrap(), "object");
}

#[test]
fn after_disposal_there_is_a_new_view() {
    let before = live_counts();
    let holder = Object::new();
    let buffer = PinnedBuffer::from([1, 2, 3]);
    let first = view(&holder, &buffer);
    assert_eq!(live_counts().views, before.views + 1);
    for _ in 0..2 {
        first.call::<()>("dispose", ()).unwrap();
        assert!(first.get::<bool>("isDisposed").unwrap());
        assert_eq!(live_counts().views, before.views);
    }
    assert_eq!(
        message(first.get::<usize>("length")),
        "TypeError: property length: expected an integer, found undefined"
    );
    let second = view(&holder, &buffer);
    assert_ne!(second, first);
    assert_eq!(second.get::<usize>("byteLength").unwrap(), 3);
}

#[test]
fn nothing_is_left_of_dropped_views() {
    let before = live_counts();
    for round in 0..1_000 {
        let holder = Object::new();
        let buffer = PinnedBuffer::<u8>::new(16);
        let view = view(&holder, &buffer);
        if round % 2 == 0 {
            view.call::<()>("dispose", ()).unwrap();
        }
        drop(buffer);
        assert_eq!(
            live_counts().views,
            before.views + usize::from(round % 2 != 0)
        );
    }
    assert_eq!(live_counts(), before);
}
