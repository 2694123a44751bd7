//! Events: each becomes a function that adds a listener.

use jsi_idl::model::{FunctionType, Member, Param, Type};

use super::calls::Lowering;
use super::names;
use crate::bindings::{Event, Function, Holder, ReturnType, Role, RustType, WithClosure, WithForm};

impl Lowering<'_> {
    /// Adds the function that adds a listener. Its result removes the listener.
    pub(super) fn event(
        &mut self,
        member: &Member,
        listener: &FunctionType,
        options: Option<&Param>,
        methods: &[Vec<String>; 2],
    ) {
        let param = Param {
            name: "listener".to_owned(),
            span: member.name_span,
            rust_name: "listener".to_owned(),
            ty: Type::Function(Some(Box::new(listener.clone()))),
            optional: false,
            rest: false,
            pinned: false,
            readonly: false,
        };
        let params = [&param].into_iter().chain(options);
        let params = params.map(|it| self.param(it, "'static")).collect();
        let guard = RustType::Name(self.scope.known("::jsi_runtime::Listener").into());
        let output = self.scope.fallible(guard.clone());
        let function = self.function(member, Role::Call, params);
        let before = match function.on {
            Holder::Source => self.path,
            Holder::Receiver | Holder::Class => &[],
        };
        let [add, remove] = methods
            .each_ref()
            .map(|path| before.iter().chain(path).cloned().collect());
        let args = listener
            .params
            .iter()
            .map(|it| self.scope.function_argument(it));
        let closure = WithClosure {
            param: 0,
            args: Some(args.collect()),
            result: RustType::Tuple(Vec::new()),
            callback: self.scope.callback(Some(listener), "'static"),
            fn_mut: self.scope.known("::core::ops::FnMut"),
        };
        let with_form = WithForm {
            name: names::escaped(&member.rust_name),
            closure: Some(closure),
            unions: Vec::new(),
            output: Some(output.clone()),
            sized: self.scope.known("::core::marker::Sized"),
        };
        self.functions.push(Function {
            path: add,
            event: Some(Event {
                name: member.name.clone(),
                remove,
            }),
            with_form: Some(with_form),
            result: ReturnType {
                output: Some(output),
                ty: guard,
                ..function.result
            },
            ..function
        });
    }
}
