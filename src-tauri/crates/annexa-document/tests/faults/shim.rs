//! A layer between `SQLite` and the file system, by the interface that `SQLite` has for it
//! (<https://sqlite.org/vfs.html>): every call goes through to the system's own, but for the one that a test lets fail.
//!
//! The crates for this (`sqlite-vfs`, `sqlite-plugin`) are for stores of one's own: they replace the system's locks and files,
//! where this must leave everything as it ships but one call.
#![allow(unsafe_code, clippy::borrow_as_ptr, clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_void};
use std::sync::Once;

use rusqlite::ffi;

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Open,
    Read,
    Write,
    Sync,
    Truncate,
    Delete,
    Size,
    Lock,
    Exists,
}

/// Each of them.
pub const CALLS: [Call; 9] = [
    Call::Open,
    Call::Read,
    Call::Write,
    Call::Sync,
    Call::Truncate,
    Call::Delete,
    Call::Size,
    Call::Lock,
    Call::Exists,
];

/// How the disk fails this thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The call of that kind and number, from 0, once.
    Once(Call, usize),
    /// That one, and every call of its kind after it.
    From(Call, usize),
    /// Files grow by so many bytes, and no further.
    #[cfg_attr(test, allow(dead_code))]
    Room(i64),
}

#[derive(Default)]
struct Plan {
    fault: Option<Fault>,
    seen: usize,
    hit: bool,
}

thread_local! {
    static PLAN: RefCell<Plan> = RefCell::default();
}

/// Runs with a disk that fails so; says whether the fault was met.
pub fn with<T>(fault: Fault, f: impl FnOnce() -> T) -> (T, bool) {
    install();
    PLAN.with_borrow_mut(|plan| *plan = Plan { fault: Some(fault), ..Plan::default() });
    let done = f();
    (done, PLAN.with_borrow_mut(|plan| std::mem::take(plan).hit))
}

/// Whether this call fails.
fn fails(call: Call) -> bool {
    PLAN.with_borrow_mut(|plan| {
        let (kind, from, on) = match plan.fault {
            Some(Fault::Once(kind, n)) => (kind, n, false),
            Some(Fault::From(kind, n)) => (kind, n, true),
            _ => return false,
        };
        if kind != call {
            return false;
        }
        let now = plan.seen;
        plan.seen += 1;
        let fails = now == from || (on && now > from);
        plan.hit |= fails;
        fails
    })
}

/// Whether there is no room for a file to grow by so much.
fn is_full(growth: i64) -> bool {
    PLAN.with_borrow_mut(|plan| {
        let Some(Fault::Room(room)) = &mut plan.fault else { return false };
        *room -= growth.max(0);
        let full = growth > 0 && *room < 0;
        plan.hit |= full;
        full
    })
}

/// A file of ours: the system's own stands behind it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    system: *mut ffi::sqlite3_file,
}

/// Makes this the way to the file system, once and for the whole process.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the system's layer lives as long as the process, and so does ours, which is leaked on purpose.
        unsafe {
            ffi::sqlite3_initialize();
            let system = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut ours = *system;
            ours.szOsFile = std::mem::size_of::<File>() as c_int + (*system).szOsFile;
            ours.zName = c"failing".as_ptr();
            ours.pNext = std::ptr::null_mut();
            ours.pAppData = system.cast();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ours.xAccess = Some(exists);
            ours.xFullPathname = Some(full_path);
            assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
        }
    });
}

unsafe fn system(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    // SAFETY: set by `install` to the system's own layer.
    unsafe { (*vfs).pAppData.cast() }
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives room for `szOsFile` bytes: ours, and the system's behind it.
    unsafe {
        let ours = file.cast::<File>();
        (*ours).base.pMethods = std::ptr::null();
        if fails(Call::Open) {
            return ffi::SQLITE_CANTOPEN;
        }
        let behind = ours.add(1).cast::<ffi::sqlite3_file>();
        (*ours).system = behind;
        let code = (*system(vfs)).xOpen.unwrap()(system(vfs), name, behind, flags, out);
        // What could not be opened has nothing to be called with.
        (*ours).base.pMethods = if (*behind).pMethods.is_null() { std::ptr::null() } else { &METHODS };
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    if fails(Call::Delete) {
        return ffi::SQLITE_IOERR_DELETE;
    }
    // SAFETY: the same call, of the system's layer.
    unsafe { (*system(vfs)).xDelete.unwrap()(system(vfs), name, sync) }
}

unsafe extern "C" fn exists(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    if fails(Call::Exists) {
        return ffi::SQLITE_IOERR_ACCESS;
    }
    // SAFETY: the same call, of the system's layer.
    unsafe { (*system(vfs)).xAccess.unwrap()(system(vfs), name, flags, out) }
}

unsafe extern "C" fn full_path(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    length: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: the same call, of the system's layer.
    unsafe { (*system(vfs)).xFullPathname.unwrap()(system(vfs), name, length, out) }
}

/// A call on a file that goes through unless it is to fail.
macro_rules! through {
    ($name:ident, $method:ident, $call:expr, $failed:expr $(, $argument:ident: $kind:ty)*) => {
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $kind)*) -> c_int {
            let call: Option<Call> = $call;
            if call.is_some_and(fails) {
                return $failed;
            }
            // SAFETY: the same call, of the system's file, which `open` put behind ours.
            unsafe {
                let system = (*file.cast::<File>()).system;
                (*(*system).pMethods).$method.unwrap()(system $(, $argument)*)
            }
        }
    };
}

through!(close, xClose, None, 0);
through!(read, xRead, Some(Call::Read), ffi::SQLITE_IOERR_READ, to: *mut c_void, length: c_int, at: i64);
through!(truncate, xTruncate, Some(Call::Truncate), ffi::SQLITE_IOERR_TRUNCATE, size: i64);
through!(sync, xSync, Some(Call::Sync), ffi::SQLITE_IOERR_FSYNC, flags: c_int);
through!(size, xFileSize, Some(Call::Size), ffi::SQLITE_IOERR_FSTAT, size: *mut i64);
through!(lock, xLock, Some(Call::Lock), ffi::SQLITE_IOERR_LOCK, level: c_int);
through!(unlock, xUnlock, None, 0, level: c_int);
through!(reserved, xCheckReservedLock, None, 0, out: *mut c_int);
through!(control, xFileControl, None, 0, what: c_int, argument: *mut c_void);
through!(sector, xSectorSize, None, 0);
through!(device, xDeviceCharacteristics, None, 0);
through!(write_through, xWrite, None, 0, from: *const c_void, length: c_int, at: i64);

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, length: c_int, at: i64) -> c_int {
    // SAFETY: the calls of the system's file, which `open` put behind ours.
    unsafe {
        let system = (*file.cast::<File>()).system;
        let mut size = 0;
        (*(*system).pMethods).xFileSize.unwrap()(system, &mut size);
        let full = is_full(at + i64::from(length) - size);
        if full || fails(Call::Write) {
            // Half of it may have got there.
            write_through(file, from, length / 2, at);
            return if full { ffi::SQLITE_FULL } else { ffi::SQLITE_IOERR_WRITE };
        }
        write_through(file, from, length, at)
    }
}

/// The first version of the interface: no shared memory, which only a write-ahead log needs, and no mapping.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(device),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};
