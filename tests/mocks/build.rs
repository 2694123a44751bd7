//! Generates mocks and traits of fakes for imports of every form.
fn main() {
    jsic::Builder::new()
        .files(["forms.jsi", "nodes.jsi"])
        .mockall()
        .fakes()
        .compile();
}
