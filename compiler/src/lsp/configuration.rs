//! Settings are requested after initialization and after each change, or sent with the notification of the change.

use gen_lsp_types::{
    CodeLensRefreshRequest, ConfigurationItem, ConfigurationParams, ConfigurationRequest,
    DidChangeConfigurationParams, InlayHintRefreshRequest,
};
use lsp_server::Response;
use serde_json::Value;

use super::settings::Settings;
use super::state::State;

/// The section of the client's settings.
const SECTION: &str = "jsi";

/// Requests the settings from a client that has them.
pub(super) fn request(state: &mut State) {
    if state.client.configuration {
        let section = Some(SECTION.to_owned());
        let items = vec![ConfigurationItem::new(None, section)];
        state.awaited = Some(state.request::<ConfigurationRequest>(ConfigurationParams { items }));
    }
}

/// `workspace/didChangeConfiguration`
pub(super) fn changed(state: &mut State, params: DidChangeConfigurationParams) {
    let settings = serde_json::to_value(params.settings).unwrap_or_default();
    match settings.get(SECTION).filter(|it| it.is_object()) {
        Some(section) => apply(state, section),
        None => request(state),
    }
}

/// A response of the client; only that with the settings has an effect.
pub(super) fn received(state: &mut State, response: &Response) {
    if state.awaited.take_if(|it| *it == response.id).is_some()
        && let Ok(all) = &response.response_result
        && let Some(section) = all.get(0)
    {
        apply(state, section);
    }
}

fn apply(state: &mut State, section: &Value) {
    let settings = Settings::read(section);
    let before = std::mem::replace(&mut state.settings, settings);
    if before.hints != state.settings.hints && state.client.refreshes_hints {
        state.request::<InlayHintRefreshRequest>(());
    }
    #[cfg(feature = "contract")]
    match (before.types, state.settings.types) {
        (false, true) => super::types::saved(state),
        (true, false) => super::types::forget(state),
        _ => {}
    }
    let lenses = |it: &Settings| (it.generated, it.references);
    if lenses(&before) != lenses(&state.settings) && state.client.refreshes_lenses {
        state.request::<CodeLensRefreshRequest>(());
    }
}
