//! Generates Rust from `platform_socket.jsi` before the crate is compiled. The crate `platform_parts` has the bindings of `web:dom`.
fn main() {
    jsic::Builder::new()
        .file("platform_socket.jsi")
        .extern_file("web:dom", "platform_parts::web_dom")
        .compile();
}
