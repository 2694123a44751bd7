//! The list of modules, written by `cargo xtask platform`.

/// Each module with its text, sorted by name.
pub(crate) const MODULES: &[(&str, &str)] = &[
    ("web:anchors", include_str!("../modules/web_anchors.jsi")),
    (
        "web:animations",
        include_str!("../modules/web_animations.jsi"),
    ),
    (
        "web:attribution",
        include_str!("../modules/web_attribution.jsi"),
    ),
    ("web:audio", include_str!("../modules/web_audio.jsi")),
    (
        "web:autofill-event",
        include_str!("../modules/web_autofill-event.jsi"),
    ),
    (
        "web:battery-status",
        include_str!("../modules/web_battery-status.jsi"),
    ),
    (
        "web:bluetooth",
        include_str!("../modules/web_bluetooth.jsi"),
    ),
    (
        "web:bluetooth-scanning",
        include_str!("../modules/web_bluetooth-scanning.jsi"),
    ),
    ("web:canvas", include_str!("../modules/web_canvas.jsi")),
    (
        "web:connection-allowlists",
        include_str!("../modules/web_connection-allowlists.jsi"),
    ),
    ("web:console", include_str!("../modules/web_console.jsi")),
    (
        "web:contact-picker",
        include_str!("../modules/web_contact-picker.jsi"),
    ),
    (
        "web:credentials",
        include_str!("../modules/web_credentials.jsi"),
    ),
    (
        "web:cross-origin-storage",
        include_str!("../modules/web_cross-origin-storage.jsi"),
    ),
    ("web:crypto", include_str!("../modules/web_crypto.jsi")),
    ("web:css", include_str!("../modules/web_css.jsi")),
    (
        "web:device-posture",
        include_str!("../modules/web_device-posture.jsi"),
    ),
    (
        "web:digital-goods",
        include_str!("../modules/web_digital-goods.jsi"),
    ),
    ("web:dom", include_str!("../modules/web_dom.jsi")),
    ("web:encoding", include_str!("../modules/web_encoding.jsi")),
    (
        "web:eyedropper-api",
        include_str!("../modules/web_eyedropper-api.jsi"),
    ),
    ("web:fetch", include_str!("../modules/web_fetch.jsi")),
    (
        "web:fido-client-to-authenticator-protocol",
        include_str!("../modules/web_fido-client-to-authenticator-protocol.jsi"),
    ),
    ("web:files", include_str!("../modules/web_files.jsi")),
    ("web:gamepad", include_str!("../modules/web_gamepad.jsi")),
    (
        "web:geolocation",
        include_str!("../modules/web_geolocation.jsi"),
    ),
    ("web:geometry", include_str!("../modules/web_geometry.jsi")),
    (
        "web:get-installed-related-apps",
        include_str!("../modules/web_get-installed-related-apps.jsi"),
    ),
    (
        "web:handwriting-recognition",
        include_str!("../modules/web_handwriting-recognition.jsi"),
    ),
    ("web:hid", include_str!("../modules/web_hid.jsi")),
    ("web:history", include_str!("../modules/web_history.jsi")),
    (
        "web:idle-detection",
        include_str!("../modules/web_idle-detection.jsi"),
    ),
    (
        "web:image-resource",
        include_str!("../modules/web_image-resource.jsi"),
    ),
    (
        "web:indexeddb",
        include_str!("../modules/web_indexeddb.jsi"),
    ),
    (
        "web:install-element",
        include_str!("../modules/web_install-element.jsi"),
    ),
    (
        "web:is-input-pending",
        include_str!("../modules/web_is-input-pending.jsi"),
    ),
    (
        "web:keyboard-lock",
        include_str!("../modules/web_keyboard-lock.jsi"),
    ),
    (
        "web:keyboard-map",
        include_str!("../modules/web_keyboard-map.jsi"),
    ),
    (
        "web:local-font-access",
        include_str!("../modules/web_local-font-access.jsi"),
    ),
    (
        "web:local-network-access",
        include_str!("../modules/web_local-network-access.jsi"),
    ),
    (
        "web:managed-configuration",
        include_str!("../modules/web_managed-configuration.jsi"),
    ),
    (
        "web:manifest-incubations",
        include_str!("../modules/web_manifest-incubations.jsi"),
    ),
    ("web:media", include_str!("../modules/web_media.jsi")),
    ("web:messages", include_str!("../modules/web_messages.jsi")),
    ("web:netinfo", include_str!("../modules/web_netinfo.jsi")),
    (
        "web:notifications",
        include_str!("../modules/web_notifications.jsi"),
    ),
    (
        "web:payment-request",
        include_str!("../modules/web_payment-request.jsi"),
    ),
    (
        "web:performance",
        include_str!("../modules/web_performance.jsi"),
    ),
    (
        "web:permissions",
        include_str!("../modules/web_permissions.jsi"),
    ),
    (
        "web:prompt-api",
        include_str!("../modules/web_prompt-api.jsi"),
    ),
    (
        "web:proofreader-api",
        include_str!("../modules/web_proofreader-api.jsi"),
    ),
    (
        "web:raw-camera-access",
        include_str!("../modules/web_raw-camera-access.jsi"),
    ),
    (
        "web:reporting",
        include_str!("../modules/web_reporting.jsi"),
    ),
    (
        "web:screen-wake-lock",
        include_str!("../modules/web_screen-wake-lock.jsi"),
    ),
    (
        "web:scroll-to-text-fragment",
        include_str!("../modules/web_scroll-to-text-fragment.jsi"),
    ),
    (
        "web:secure-payment-confirmation",
        include_str!("../modules/web_secure-payment-confirmation.jsi"),
    ),
    ("web:sensors", include_str!("../modules/web_sensors.jsi")),
    ("web:serial", include_str!("../modules/web_serial.jsi")),
    (
        "web:service-workers",
        include_str!("../modules/web_service-workers.jsi"),
    ),
    (
        "web:shape-detection-api",
        include_str!("../modules/web_shape-detection-api.jsi"),
    ),
    ("web:sri", include_str!("../modules/web_sri.jsi")),
    ("web:storage", include_str!("../modules/web_storage.jsi")),
    ("web:streams", include_str!("../modules/web_streams.jsi")),
    ("web:svg", include_str!("../modules/web_svg.jsi")),
    (
        "web:text-detection-api",
        include_str!("../modules/web_text-detection-api.jsi"),
    ),
    ("web:timers", include_str!("../modules/web_timers.jsi")),
    (
        "web:translation-api",
        include_str!("../modules/web_translation-api.jsi"),
    ),
    (
        "web:trust-token-api",
        include_str!("../modules/web_trust-token-api.jsi"),
    ),
    (
        "web:ua-client-hints",
        include_str!("../modules/web_ua-client-hints.jsi"),
    ),
    ("web:url", include_str!("../modules/web_url.jsi")),
    ("web:usb", include_str!("../modules/web_usb.jsi")),
    (
        "web:virtual-keyboard",
        include_str!("../modules/web_virtual-keyboard.jsi"),
    ),
    (
        "web:web-app-launch",
        include_str!("../modules/web_web-app-launch.jsi"),
    ),
    (
        "web:web-based-payment-handler",
        include_str!("../modules/web_web-based-payment-handler.jsi"),
    ),
    (
        "web:web-locks",
        include_str!("../modules/web_web-locks.jsi"),
    ),
    ("web:web-nfc", include_str!("../modules/web_web-nfc.jsi")),
    (
        "web:web-share",
        include_str!("../modules/web_web-share.jsi"),
    ),
    (
        "web:webassembly",
        include_str!("../modules/web_webassembly.jsi"),
    ),
    (
        "web:webcodecs",
        include_str!("../modules/web_webcodecs.jsi"),
    ),
    ("web:webgl", include_str!("../modules/web_webgl.jsi")),
    ("web:webgpu", include_str!("../modules/web_webgpu.jsi")),
    ("web:webmcp", include_str!("../modules/web_webmcp.jsi")),
    ("web:webmidi", include_str!("../modules/web_webmidi.jsi")),
    ("web:webnn", include_str!("../modules/web_webnn.jsi")),
    ("web:webrtc", include_str!("../modules/web_webrtc.jsi")),
    (
        "web:websocket",
        include_str!("../modules/web_websocket.jsi"),
    ),
    (
        "web:webtransport",
        include_str!("../modules/web_webtransport.jsi"),
    ),
    ("web:webxr", include_str!("../modules/web_webxr.jsi")),
    (
        "web:window-controls-overlay",
        include_str!("../modules/web_window-controls-overlay.jsi"),
    ),
    (
        "web:window-management",
        include_str!("../modules/web_window-management.jsi"),
    ),
    ("web:workers", include_str!("../modules/web_workers.jsi")),
    (
        "web:writing-assistance-apis",
        include_str!("../modules/web_writing-assistance-apis.jsi"),
    ),
];
