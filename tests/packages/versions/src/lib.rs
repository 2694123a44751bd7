//! One program with two versions of its interfaces. What it implements and calls was written for the old one.

jsi_runtime::bindings!();

use jsi_runtime::JsError;

use crate::run::{Run, export_run};

/// Calls imports: each is called in the same way.
struct Calls;

impl Run for Calls {
    fn old_now(&self) -> Result<f64, JsError> {
        use crate::old::{Clock, JsClock};
        JsClock.now()
    }

    fn new_now(&self) -> Result<f64, JsError> {
        use crate::new::{Clock, JsClock};
        JsClock.now()
    }

    fn level(&self) -> Result<f64, JsError> {
        use crate::old::{JsLamp, Lamp};
        JsLamp.level()
    }

    fn set_level(&self, level: f64) -> Result<(), JsError> {
        use crate::new::{JsLamp, Lamp};
        JsLamp.set_level(level)
    }

    fn old_canvas(&self) -> Result<String, JsError> {
        use crate::old::{Canvas, JsCanvas};
        let (width, height) = (4.0, 3.0);
        JsCanvas.resize(width, height)
    }

    fn updated_canvas(&self) -> Result<String, JsError> {
        use crate::new::{JsUpdatedCanvas, UpdatedCanvas};
        let (width, height) = (4.0, 3.0);
        JsUpdatedCanvas.resize(width, height)
    }

    fn updated_call(&self) -> Result<String, JsError> {
        use crate::new::{Canvas, JsCanvas};
        let (width, height) = (4.0, 3.0);
        JsCanvas.resize(height, width)
    }
}

export_run!(Calls);

/// The implementation of the old version.
mod with_old {
    use crate::old::{Frame, Timer, export_frame, export_timer};
    use jsi_runtime::JsError;

    struct Program;

    impl Timer for Program {
        fn start(&self, ms: f64) -> Result<f64, JsError> {
            Ok(ms)
        }
    }

    impl Frame for Program {
        fn resize(&self, width: f64, height: f64) -> Result<String, JsError> {
            Ok(format!("{width} wide, {height} high"))
        }
    }

    export_timer!(Program);
    export_frame!(Program);
}

/// The same, with the types of the new version.
mod with_new {
    use crate::new::{
        Frame, Timer, UpdatedFrame, export_frame, export_timer, export_updated_frame,
    };
    use jsi_runtime::JsError;

    struct Program;

    impl Timer for Program {
        fn start(&self, ms: u8) -> Result<f64, JsError> {
            Ok(ms.into())
        }
    }

    impl Frame for Program {
        // the names are those of the old version, which Rust accepts
        fn resize(&self, width: f64, height: f64) -> Result<String, JsError> {
            Ok(format!("{width} wide, {height} high"))
        }
    }

    impl UpdatedFrame for Program {
        fn resize(&self, height: f64, width: f64) -> Result<String, JsError> {
            Ok(format!("{width} wide, {height} high"))
        }
    }

    export_timer!(Program);
    export_frame!(Program);
    export_updated_frame!(Program);
}
