//! Exports that give JavaScript memory of Rust.

jsi_runtime::bindings!();

use crate::views::{Image, ImageStatics, Memory, export_image, export_memory};
use jsi_runtime::{JsError, PinnedBuffer, live_counts};

/// Keeps the samples; what else it gives it does not keep.
struct Kept {
    samples: PinnedBuffer<f32>,
}

impl Memory for Kept {
    fn samples(&self) -> Result<PinnedBuffer<f32>, JsError> {
        Ok(self.samples.clone())
    }

    fn counted(&self, length: u32) -> Result<PinnedBuffer<u8>, JsError> {
        let bytes: Vec<u8> = (1..=length).map(|i| (i % 256) as u8).collect();
        Ok(bytes.into())
    }

    fn ints(&self) -> Result<PinnedBuffer<i32>, JsError> {
        Ok(PinnedBuffer::from([i32::MIN, i32::MAX]))
    }

    fn doubles(&self) -> Result<PinnedBuffer<f64>, JsError> {
        Ok(PinnedBuffer::from([0.1, f64::NAN]))
    }

    fn sum(&self) -> Result<f64, JsError> {
        let cells = self.samples.as_cells().iter();
        Ok(cells.map(|cell| f64::from(cell.get())).sum())
    }

    fn fill(&self, value: f32) -> Result<(), JsError> {
        self.samples.copy_from_slice(&[value; 4])
    }

    fn views(&self) -> Result<u32, JsError> {
        u32::try_from(live_counts().views).map_err(|_| JsError::new("too many"))
    }

    fn grow(&self) -> Result<(), JsError> {
        std::hint::black_box(vec![1_u8; 64 << 20]);
        Ok(())
    }
}

/// A grey picture.
struct Picture {
    pixels: PinnedBuffer<u8>,
}

impl Image for Picture {
    fn pixels(&self) -> Result<PinnedBuffer<u8>, JsError> {
        Ok(self.pixels.clone())
    }

    fn brightness(&self) -> Result<f64, JsError> {
        let pixels = self.pixels.to_vec();
        let sum: f64 = pixels.iter().map(|pixel| f64::from(*pixel)).sum();
        Ok(sum / pixels.len() as f64)
    }
}

impl ImageStatics for Picture {
    fn new(width: u32, height: u32) -> Result<Self, JsError> {
        Ok(Self {
            pixels: PinnedBuffer::new((width * height) as usize),
        })
    }
}

export_memory!(Kept {
    samples: PinnedBuffer::from([0.5, 1.0, 1.5, 2.0]),
});
export_image!(Picture);
