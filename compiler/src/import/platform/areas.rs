//! The modules of the platform: each has the definitions of some specifications. The specification of HTML is divided by names.

/// The module of a definition, or of a member of the global object, without `web:`.
///
/// `specification` is the short name of the specification that has it, as `@webref/idl` names its files.
pub(super) fn area(specification: &str, name: &str) -> String {
    let found = match specification {
        "html" => of_html(name),
        "dom"
        | "uievents"
        | "pointerevents"
        | "touch-events"
        | "input-events"
        | "selection-api"
        | "fullscreen"
        | "pointerlock"
        | "edit-context"
        | "clipboard-apis"
        | "wai-aria"
        | "webidl"
        | "anonymous-iframe"
        | "fenced-frame"
        | "html-media-capture"
        | "sanitizer-api"
        | "intersection-observer"
        | "resize-observer"
        | "portals"
        | "video-rvfc"
        | "mathml-core"
        | "trusted-types"
        | "observable"
        | "captured-mouse-events"
        | "ink-enhancement"
        | "invokers"
        | "page-lifecycle"
        | "document-picture-in-picture" => "dom",
        "fetch" | "xhr" | "beacon" | "referrer-policy" => "fetch",
        "storage"
        | "storage-access"
        | "storage-buckets"
        | "cookiestore"
        | "saa-non-cookie-storage" => "storage",
        "IndexedDB" => "indexeddb",
        "websockets" => "websocket",
        "service-workers"
        | "background-fetch"
        | "background-sync"
        | "periodic-background-sync"
        | "push-api"
        | "content-index" => "service-workers",
        "notifications" => "notifications",
        "webgpu" => "webgpu",
        "webaudio" | "audio-output" | "audio-session" | "autoplay-detection" => "audio",
        "streams" | "compression" => "streams",
        "encoding" => "encoding",
        "requestidlecallback" | "scheduling-apis" => "timers",
        "hr-time"
        | "performance-timeline"
        | "user-timing"
        | "resource-timing"
        | "navigation-timing"
        | "paint-timing"
        | "event-timing"
        | "element-timing"
        | "longtasks"
        | "long-animation-frames"
        | "largest-contentful-paint"
        | "layout-instability"
        | "server-timing"
        | "performance-measure-memory"
        | "js-self-profiling"
        | "cpu-performance"
        | "container-timing"
        | "soft-navigations"
        | "compute-pressure" => "performance",
        "console" => "console",
        "url" | "urlpattern" => "url",
        "FileAPI" | "fs" | "file-system-access" | "entries-api" => "files",
        "geometry" => "geometry",
        "web-animations"
        | "web-animations-2"
        | "css-animations"
        | "css-animations-2"
        | "css-transitions"
        | "css-transitions-2"
        | "scroll-animations"
        | "animation-triggers"
        | "pointer-animations"
        | "css-animation-worklet" => "animations",
        "cssom" | "cssom-view" | "mediaqueries-5" | "screen-orientation" | "filter-effects"
        | "compat" | "font-metrics-api" => "css",
        "SVG" | "svg-animations" | "svg-paths" => "svg",
        "webcrypto" | "webcrypto-modern-algos" | "webcrypto-secure-curves" => "crypto",
        "encrypted-media"
        | "media-source"
        | "media-capabilities"
        | "media-playback-quality"
        | "mediasession"
        | "mediastream-recording"
        | "picture-in-picture"
        | "remote-playback"
        | "screen-capture"
        | "image-capture"
        | "mst-content-hint"
        | "webvtt"
        | "datacue"
        | "input-device-capabilities"
        | "presentation-api"
        | "capture-handle-identity"
        | "element-capture"
        | "speech-api"
        | "prefer-current-tab" => "media",
        "wasm-js-api" | "wasm-web-api" => "webassembly",
        "gamepad" | "gamepad-extensions" => "gamepad",
        "webauthn"
        | "credential-management"
        | "fedcm"
        | "digital-credentials"
        | "web-otp"
        | "login-status" => "credentials",
        "permissions" | "permissions-request" | "permissions-revoke" | "permissions-policy" => {
            "permissions"
        }
        "reporting"
        | "deprecation-reporting"
        | "intervention-reporting"
        | "CSP"
        | "csp-next"
        | "crash-reporting" => "reporting",
        "geolocation" | "geolocation-element" => "geolocation",
        it if it.starts_with("webgl")
            || ["ANGLE_", "EXT_", "KHR_", "OES_", "OVR_", "WEBGL_"]
                .iter()
                .any(|prefix| it.starts_with(prefix)) =>
        {
            "webgl"
        }
        it if it.starts_with("css-") => "css",
        it if it.starts_with("mediacapture") => "media",
        it if it.starts_with("webrtc") => "webrtc",
        it if it.starts_with("webcodecs") => "webcodecs",
        it if it.starts_with("webxr") => "webxr",
        it if sensor(it) => "sensors",
        it => it,
    };
    found.to_lowercase()
}

fn sensor(specification: &str) -> bool {
    matches!(
        specification,
        "generic-sensor"
            | "accelerometer"
            | "ambient-light"
            | "gyroscope"
            | "magnetometer"
            | "orientation-sensor"
            | "orientation-event"
            | "proximity"
    )
}

fn of_html(name: &str) -> &'static str {
    const CANVAS: [&str; 6] = [
        "Canvas",
        "OffscreenCanvas",
        "ImageData",
        "ImageBitmap",
        "Path2D",
        "TextMetrics",
    ];
    const HISTORY: [&str; 6] = [
        "History",
        "Navigat",
        "PopStateEvent",
        "HashChangeEvent",
        "PageTransition",
        "Location",
    ];
    const MEDIA: [&str; 7] = [
        "AudioTrack",
        "VideoTrack",
        "TextTrack",
        "TrackEvent",
        "MediaError",
        "TimeRanges",
        "MediaProvider",
    ];
    const MESSAGES: [&str; 4] = [
        "Message",
        "BroadcastChannel",
        "EventSource",
        "StructuredSerialize",
    ];
    let is = |starts: &[&str]| starts.iter().any(|it| name.starts_with(it));
    match name {
        "setTimeout"
        | "clearTimeout"
        | "setInterval"
        | "clearInterval"
        | "queueMicrotask"
        | "requestAnimationFrame"
        | "cancelAnimationFrame"
        | "TimerHandler"
        | "FrameRequestCallback" => "timers",
        "createImageBitmap" | "PredefinedColorSpace" | "GlobalCompositeOperation" => "canvas",
        "localStorage" | "sessionStorage" | "Storage" | "StorageEvent" | "StorageEventInit" => {
            "storage"
        }
        "history" | "navigation" | "location" => "history",
        "structuredClone" | "postMessage" => "messages",
        // of `Navigator`, which is about the browser
        "Navigator" | "WorkerNavigator" => "dom",
        "Worker"
        | "WorkerType"
        | "WorkerOptions"
        | "WorkerLocation"
        | "Worklet"
        | "WorkletOptions"
        | "WorkletGlobalScope"
        | "WorkerGlobalScope"
        | "SharedWorker"
        | "SharedWorkerOptions"
        | "SharedWorkerGlobalScope"
        | "DedicatedWorkerGlobalScope" => "workers",
        _ if is(&CANVAS) => "canvas",
        _ if is(&HISTORY) => "history",
        _ if is(&MEDIA) => "media",
        _ if is(&MESSAGES) => "messages",
        _ => "dom",
    }
}
