//! Generates Rust from the interfaces before the crate is compiled.
fn main() {
    jsic::Builder::new()
        .file("program.jsi")
        .file("interfaces/axios.jsi")
        .file("interfaces/codemirror.jsi")
        .file("interfaces/cytoscape.jsi")
        .file("interfaces/d3.jsi")
        .file("interfaces/dexie.jsi")
        .file("interfaces/idb.jsi")
        .file("interfaces/leaflet.jsi")
        .file("interfaces/quill.jsi")
        .file("interfaces/three.jsi")
        .file("interfaces/xterm.jsi")
        .compile();
}
