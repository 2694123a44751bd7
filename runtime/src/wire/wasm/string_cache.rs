//! The string cache: fast path of short texts that are passed repeatedly (benchmark row `short ASCII string, in, seen before`).
//! JavaScript keeps their strings, so that they are not created again.
//!
//! A text crosses as its address and its length, a cached one as its address and a *tag*: a negative number that contains the
//! length, the slot, and how often the slot has had a new text. JavaScript keeps one string for each slot, with its tag. If the
//! tags are equal, the texts are equal; otherwise it reads the text and keeps the string. The order in which JavaScript reads
//! texts has no influence, as long as no tag means two texts.

use std::cell::Cell;

use crate::js;

/// The maximal length of a cached text in bytes.
const LONGEST: usize = 32;
const SLOTS: usize = 512;

// A tag has at most 31 bits: those are small integers in all engines.
const LENGTH_BITS: u32 = LONGEST.ilog2();
const SLOT_BITS: u32 = SLOTS.ilog2();
/// The number of texts of a slot with different tags.
const GENERATIONS: u32 = 1 << (30 - LENGTH_BITS - SLOT_BITS);

struct Slot {
    /// The bytes of the text.
    words: Cell<[u64; 4]>,
    /// 0 if there is no text.
    tag: Cell<i32>,
    /// The hash of the last other text: only a text that is passed twice is cached, so changing texts cost almost nothing.
    next: Cell<u32>,
    /// Whether the text was passed after another one. That one must then be passed once more.
    met: Cell<bool>,
}

thread_local! {
    static TABLE: [Slot; SLOTS] = const { [const { Slot::new() }; SLOTS] };
}

/// The second number of a text that crosses: its length, or a tag.
pub(crate) fn intern(text: &str) -> i32 {
    let length = text.len();
    if length == 0 || length > LONGEST {
        return (length as u32).cast_signed();
    }
    let words = words(text.as_bytes());
    let (index, check) = hash(words, length as u32);
    TABLE.with(|table| {
        // The index is one of the table's.
        table.get(index).map_or(length as i32, |slot| {
            slot.intern(words, length as u32, index as u32, check)
        })
    })
}

impl Slot {
    const fn new() -> Self {
        Self {
            words: Cell::new([0; 4]),
            tag: Cell::new(0),
            next: Cell::new(0),
            met: Cell::new(false),
        }
    }

    #[inline]
    fn intern(&self, words: [u64; 4], length: u32, index: u32, check: u32) -> i32 {
        let tag = self.tag.get();
        if tag != 0 && length_of(tag) == length && self.has(words, length) {
            self.met.set(true);
            tag
        } else if self.next.replace(check) != check || self.met.take() {
            length.cast_signed()
        } else {
            self.change(words, length, index)
        }
    }

    #[inline]
    fn has(&self, words: [u64; 4], length: u32) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.words.get(), words);
        a == e && b == f && (length < 16 || c == g && d == h)
    }

    /// Stores a text in the slot; returns its tag.
    #[cold]
    fn change(&self, words: [u64; 4], length: u32, index: u32) -> i32 {
        let old = self.tag.get();
        let generation = if old == 0 {
            0
        } else {
            (generation_of(old) + 1) % GENERATIONS
        };
        // Tags repeat, so JavaScript must clear the old ones. Twice a round: a call with tags of the previous round may still
        // store strings.
        if old != 0 && generation % (GENERATIONS / 2) == 0 {
            js::clear_string_cache();
        }
        let tag = !((generation << SLOT_BITS | index) << LENGTH_BITS | (length - 1)).cast_signed();
        self.words.set(words);
        self.tag.set(tag);
        tag
    }
}

#[inline]
fn length_of(tag: i32) -> u32 {
    (!tag).cast_unsigned() % LONGEST as u32 + 1
}

fn generation_of(tag: i32) -> u32 {
    (!tag).cast_unsigned() >> (SLOT_BITS + LENGTH_BITS)
}

/// The bytes as words, some of them twice. Together with the length they determine the text.
#[inline]
fn words(bytes: &[u8]) -> [u64; 4] {
    let half = |half: &[u8; 4]| u64::from(u32::from_le_bytes(*half));
    if let (Some(first), Some(last)) = (bytes.first_chunk::<16>(), bytes.last_chunk::<16>()) {
        let (first, last) = (u128::from_le_bytes(*first), u128::from_le_bytes(*last));
        [
            first as u64,
            (last >> 64) as u64,
            (first >> 64) as u64,
            last as u64,
        ]
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        [u64::from_le_bytes(*first), u64::from_le_bytes(*last), 0, 0]
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        [half(first), half(last), 0, 0]
    } else {
        // At most three.
        let word = bytes
            .iter()
            .fold(0, |word, byte| word << 8 | u64::from(*byte));
        [word, 0, 0, 0]
    }
}

/// A slot, and a number that differs for most other texts of that slot.
#[inline]
fn hash(words: [u64; 4], length: u32) -> (usize, u32) {
    let [a, b, c, d] = words;
    let mut hash = (a ^ u64::from(length))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(b.wrapping_mul(0xC2B2_AE3D_27D4_EB4F));
    if length >= 16 {
        hash = hash
            .wrapping_add(c.wrapping_mul(0x1656_67B1_9E37_79F9))
            .wrapping_add(d.wrapping_mul(0x27D4_EB2F_1656_67C5));
    }
    hash = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> (64 - SLOT_BITS)) as usize, (hash >> 16) as u32)
}
