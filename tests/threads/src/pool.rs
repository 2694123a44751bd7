//! Work that one thread gives to others.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError};

use futures_channel::{mpsc, oneshot};
use jsi_runtime::{JsError, Promise};

use crate::threads::{Pool, export_pool};

enum Job {
    Run(Box<dyn FnOnce() + Send>),
    Stop,
}

static JOBS: Mutex<VecDeque<Job>> = Mutex::new(VecDeque::new());
static READY: Condvar = Condvar::new();
static SINK: Mutex<Option<mpsc::UnboundedSender<u32>>> = Mutex::new(None);

/// Gets the lock without blocking, which the thread of a page may not do.
fn spin<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    loop {
        match mutex.try_lock() {
            Ok(guard) => return guard,
            Err(TryLockError::Poisoned(error)) => return error.into_inner(),
            Err(TryLockError::WouldBlock) => std::hint::spin_loop(),
        }
    }
}

fn give(job: Job) {
    spin(&JOBS).push_back(job);
    READY.notify_one();
}

fn next() -> Job {
    let mut jobs = spin(&JOBS);
    loop {
        if let Some(job) = jobs.pop_front() {
            return job;
        }
        jobs = READY.wait(jobs).unwrap_or_else(PoisonError::into_inner);
    }
}

fn count_primes(below: u32) -> u32 {
    let prime = |number: &u32| !(2..*number).any(|divisor| number.is_multiple_of(divisor));
    let count = (2..below).filter(prime).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

struct Shared;

impl Pool for Shared {
    fn primes(&self, below: u32) -> Promise<u32> {
        let (sender, receiver) = oneshot::channel();
        give(Job::Run(Box::new(move || {
            let _ = sender.send(count_primes(below));
        })));
        Promise::new(async move {
            receiver
                .await
                .map_err(|_| JsError::new("the worker is gone"))
        })
    }

    fn sum(&self, workers: u32) -> Promise<f64> {
        let (sender, mut receiver) = mpsc::unbounded();
        *spin(&SINK) = Some(sender);
        Promise::new(async move {
            let (mut sum, mut ended) = (0.0, 0);
            while ended < workers
                && let Ok(number) = receiver.recv().await
            {
                // A worker ends with a zero.
                ended += u32::from(number == 0);
                sum += f64::from(number);
            }
            Ok(sum)
        })
    }

    fn work(&self) -> Result<u32, JsError> {
        let mut done = 0;
        while let Job::Run(job) = next() {
            job();
            done += 1;
        }
        Ok(done)
    }

    fn stop(&self) -> Result<(), JsError> {
        give(Job::Stop);
        Ok(())
    }

    fn send(&self, count: u32) -> Result<(), JsError> {
        let sink = spin(&SINK).clone().ok_or("there is no sum")?;
        for number in (1..=count).chain([0]) {
            sink.unbounded_send(number)
                .map_err(|_| "the receiver is gone")?;
        }
        Ok(())
    }
}

export_pool!(Shared);
