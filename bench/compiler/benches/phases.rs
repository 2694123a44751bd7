//! Checking and building in memory, without the process around them: `cargo bench -p jsi-bench-compiler`.

use std::fmt::{self, Write as _};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main,
};
use jsi_bench_compiler::members;
use jsi_idl::analyze;
use jsi_idl::resolve::MemoryLoader;
use jsic::pipeline::{Mocks, Options, generate};

/// Takes text and keeps its length.
struct Length(usize);

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn phases(criterion: &mut Criterion) {
    for members in [1_000, 10_000, 100_000] {
        let text = members::jsi(members);
        let length = text.len() as u64;
        let loader = MemoryLoader::new().with("m.jsi", text);
        let options = Options {
            manifest: None,
            crate_root: PathBuf::from("."),
            dts_imports: false,
            mocks: Mocks::default(),
            externs: Vec::new(),
        };
        let mut group = criterion.benchmark_group("members");
        group
            .throughput(Throughput::Bytes(length))
            .sampling_mode(SamplingMode::Flat)
            .sample_size(10)
            .measurement_time(Duration::from_secs(5));
        group.bench_function(BenchmarkId::new("check", members), |bench| {
            bench.iter(|| black_box(analyze(&loader, &["m.jsi"])));
        });
        let analysis = analyze(&loader, &["m.jsi"]);
        let checked = analysis.checked().expect("a sound model");
        group.bench_function(BenchmarkId::new("generate", members), |bench| {
            bench.iter(|| {
                let outputs = generate(checked, &loader, &options).expect("outputs");
                let mut length = Length(0);
                for output in &outputs.files {
                    write!(length, "{}", output.text).expect("a length");
                }
                black_box(length.0)
            });
        });
        group.finish();
    }
}

criterion_group!(benches, phases);
criterion_main!(benches);
