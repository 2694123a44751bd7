//! Guard blocks, memory whose content must not change: blocks of many sizes, so that they are next to
//! whatever the runtime allocates.

use std::cell::RefCell;

/// Sizes of the blocks, each there several times.
const SIZES: [usize; 8] = [16, 40, 100, 256, 1000, 4096, 20_000, 100_000];
const EACH: usize = 3;

thread_local! {
    /// What the blocks are pieces of.
    static PATTERN: Vec<u8> = (0..101_000_usize).map(|at| (at.wrapping_mul(167) >> 3) as u8).collect();
    static BLOCKS: RefCell<Vec<Vec<u8>>> = RefCell::new(blocks());
}

fn blocks() -> Vec<Vec<u8>> {
    let sizes = SIZES.iter().cycle().take(SIZES.len() * EACH);
    sizes
        .enumerate()
        .map(|(number, size)| piece(number, *size, <[u8]>::to_vec))
        .collect()
}

/// What a block holds: another piece for each number.
fn piece<R>(number: usize, size: usize, then: impl FnOnce(&[u8]) -> R) -> R {
    let from = number * 37;
    PATTERN.with(|pattern| then(pattern.get(from..from + size).unwrap_or_default()))
}

/// Whether all blocks have their content. One of them is allocated again, so that in the long run they are everywhere.
pub fn unharmed(round: usize) -> bool {
    BLOCKS.with_borrow_mut(|blocks| {
        let good = blocks
            .iter()
            .enumerate()
            .all(|(number, block)| piece(number, block.len(), |piece| piece == block));
        let number = round % (SIZES.len() * EACH);
        if let Some(block) = blocks.get_mut(number) {
            let size = block.len();
            *block = Vec::new();
            *block = piece(number, size, <[u8]>::to_vec);
        }
        good
    })
}

/// Allocates, fills and frees memory of many sizes.
pub fn scribble() {
    for size in SIZES {
        let blocks: Vec<Vec<u8>> = (0..8).map(|_| vec![0xa5; size.min(20_000)]).collect();
        std::hint::black_box(blocks);
    }
}
