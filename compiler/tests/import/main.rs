//! `jsic import`: facts in, interface out. The facts of `cases/NAME.json` are those of `cases/NAME.d.ts`, which Node and TypeScript
//! read again in the tests of `extract`.

mod command;
mod compare;
mod extract;
mod golden;
mod platform;
mod webidl;
