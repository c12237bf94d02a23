use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use annexa_model::Operation;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::Author;
use crate::copy::give_name;

/// Next to no work, so that a passphrase is tried in no time.
const QUICK: u8 = 2;
/// A text that nothing but a file in the clear has.
const KNOWN: &str = "Letters wait at the quay until somebody is there to ask.";
/// One that was deleted before the copy was sealed.
const DELETED: &str = "This sentence was thrown away before anybody sealed it.";
const PASSPHRASE: &str = "nine herons under a paper moon";

fn env() -> Env {
    Env::system(Author { id: "a".repeat(32), name: "Lead".to_owned(), function: String::new() })
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text)
}

/// A secret key and its public one.
fn pair() -> (Key, Recipients) {
    let identity = x25519::Identity::generate();
    let public = Recipients::parse(&identity.to_public().to_string()).unwrap();
    (Key::Identities(Identities::parse(identity.to_string().expose_secret()).unwrap()), public)
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    /// Names of all files, but for the client file.
    fn names(&self) -> Vec<String> {
        let all = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = all.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !name.starts_with("client.soa"));
        names.sort();
        names
    }

    /// The files, but for the client file, in which a text stands in the clear.
    fn telling(&self, text: &str) -> Vec<String> {
        let mut names = self.names();
        // One that is gone by now told nothing when it was to be read.
        names.retain(|name| fs::read(self.at(name)).is_ok_and(|bytes| has(&bytes, text)));
        names
    }

    /// A document with a text that is known, and of some size.
    fn document(&self) -> Document {
        let decide = |control: &str, set| json!({"op": "Decide", "controls": [control], "set": [set]});
        let long = "A sentence that makes it long. ".repeat(1_500);
        let begin = json!([
            {"op": "AddStatement", "id": "s", "frameworks": ["iso42001"]},
            {"op": "EditStatement", "set": [{"scope": KNOWN}]},
            decide("A.2.2", json!({"notes": long})),
            decide("A.2.3", json!({"notes": long})),
        ]);
        let begin: Vec<Operation> = serde_json::from_value(begin).unwrap();
        Document::create(self.at("client.soa"), env(), &begin).unwrap()
    }

    fn seal(&self, document: &mut Document, name: &str, seal: &Seal) -> PathBuf {
        let target = self.at(name);
        document.seal_copy_at(QUICK, &target, seal).unwrap();
        target
    }

    fn sealed(&self) -> PathBuf {
        let mut document = self.document();
        self.seal(&mut document, "sealed.age", &Seal::Passphrase(phrase(PASSPHRASE)))
    }

    /// Opens a sealed copy; a refusal leaves nothing behind.
    fn unseal(&self, source: &Path, key: &Key) -> std::result::Result<Document, &'static str> {
        let target = self.at("opened.soa");
        let before = self.names();
        match unseal(source, &target, key, &mut env()) {
            Ok(Unsealed { head, revisions }) => {
                let document = Document::open(&target, env()).unwrap();
                assert_eq!((document.head().unwrap(), document.revision_count().unwrap()), (head, revisions));
                Ok(document)
            }
            Err(e) => {
                assert_eq!(self.names(), before, "{e}");
                Err(e.code())
            }
        }
    }
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|found| found == text.as_bytes())
}

/// Bytes sealed as age does, whatever they are.
fn age_of(plain: &[u8], work: u8) -> Vec<u8> {
    let mut recipient = scrypt::Recipient::new(PASSPHRASE.into());
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = encryptor.wrap_output(Vec::new()).unwrap();
    out.write_all(plain).unwrap();
    out.finish().unwrap()
}

#[test]
fn what_is_sealed_opens_as_the_same_document() {
    let place = Place::new();
    let mut document = place.document();
    let (mine, public) = pair();
    let (other, _) = pair();
    let both = format!("# those who may\n\n{}\n{}\n", public.0[0], pair().1.0[0]);
    let seals = [
        (Seal::Passphrase(phrase(PASSPHRASE)), Key::Passphrase(phrase(PASSPHRASE))),
        (Seal::Recipients(public), mine.clone()),
        (Seal::Recipients(Recipients::parse(&both).unwrap()), mine),
    ];
    for (seal, key) in &seals {
        let sealed = place.seal(&mut document, "sealed.age", seal);
        assert_eq!(place.names(), ["sealed.age"], "an older one is replaced, nothing else is there");
        assert_eq!(place.telling(KNOWN), [""; 0]);
        let opened = place.unseal(&sealed, key).unwrap();
        assert_eq!(opened.head().unwrap(), document.head().unwrap());
        assert_eq!(opened.cells(), document.cells());
        assert!(opened.verify().unwrap().is_sound());
        assert_eq!(opened.read_only(), None, "it is a client file like any other");
        assert_eq!(place.telling(KNOWN), ["opened.soa"], "and is in the clear there");
        opened.close().unwrap();
        fs::remove_file(place.at("opened.soa")).unwrap();
    }
    let refused = [
        (&seals[0].0, Key::Passphrase(phrase("nine herons under a paper sun")), "wrong-passphrase"),
        (&seals[0].0, other.clone(), "sealed-with-passphrase"),
        (&seals[1].0, other, "no-matching-key"),
        (&seals[1].0, Key::Passphrase(phrase(PASSPHRASE)), "sealed-to-keys"),
    ];
    for (seal, key, code) in refused {
        let sealed = place.seal(&mut document, "sealed.age", seal);
        assert_eq!(place.unseal(&sealed, &key).unwrap_err(), code);
    }
}

#[test]
fn a_copy_says_what_opens_it_and_is_opened_before_anybody_says_where_it_goes() {
    let place = Place::new();
    let mut document = place.document();
    let (mine, public) = pair();
    for (seal, key, by) in [
        (Seal::Passphrase(phrase(PASSPHRASE)), Key::Passphrase(phrase(PASSPHRASE)), OpenedBy::Passphrase),
        (Seal::Recipients(public), mine, OpenedBy::Keys),
    ] {
        let sealed = place.seal(&mut document, "sealed.age", &seal);
        assert!(is_sealed(&sealed) && !is_sealed(place.at("client.soa")) && !is_sealed(place.at("nowhere.age")));
        assert_eq!(opened_by(&sealed).unwrap(), by);
        let opened = Opened::of(&sealed, &key).unwrap();
        assert_eq!(place.telling(KNOWN), [""; 0], "in memory alone");
        let target = place.at("opened.soa");
        fs::write(&target, "theirs").unwrap();
        assert_eq!(opened.write(&target, &mut env()).unwrap_err().code(), "already-exists");
        fs::remove_file(&target).unwrap();
        opened.write(&target, &mut env()).unwrap();
        assert_eq!(Document::open(&target, env()).unwrap().head().unwrap(), opened.inside.head);
        fs::remove_file(&target).unwrap();
    }
    let weak = Seal::Passphrase(phrase("short"));
    assert_eq!(weak.refuse_if_weak().unwrap_err().code(), "passphrase-weak");
    assert_eq!(opened_by(place.at("client.soa")).unwrap_err().code(), "already-open");
}

#[test]
fn what_was_deleted_does_not_travel() {
    let place = Place::new();
    let path = place.at("client.soa");
    let mut document = place.document();
    // A page that is in use no more, as a program leaves it that does not overwrite what it deletes.
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(&format!(
        "PRAGMA secure_delete = OFF; CREATE TABLE t(x); INSERT INTO t VALUES('{}'); DROP TABLE t;",
        DELETED.repeat(200)
    ))
    .unwrap();
    drop(raw);
    assert!(has(&fs::read(&path).unwrap(), DELETED), "it is still in the file");
    let sealed = place.seal(&mut document, "sealed.age", &Seal::Passphrase(phrase(PASSPHRASE)));
    let plain = decrypt(&sealed, &Key::Passphrase(phrase(PASSPHRASE))).unwrap();
    assert!(has(&plain, KNOWN) && !has(&plain, DELETED));
}

#[test]
fn nothing_is_in_the_clear_while_it_is_sealed() {
    let place = Place::new();
    let mut document = place.document();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut seen = Vec::new();
            while !done.load(Ordering::Relaxed) {
                seen.extend(place.telling(KNOWN));
            }
            seen
        });
        for _ in 0..20 {
            place.seal(&mut document, "sealed.age", &Seal::Passphrase(phrase(PASSPHRASE)));
        }
        done.store(true, Ordering::Relaxed);
        assert_eq!(watching.join().unwrap(), [""; 0]);
    });
}

#[test]
fn a_copy_that_is_cut_off_anywhere_gives_nothing_out() {
    let place = Place::new();
    let sealed = place.sealed();
    let whole = fs::read(&sealed).unwrap();
    let key = Key::Passphrase(phrase(PASSPHRASE));
    let header = whole.windows(5).position(|b| b == b"\n--- ").unwrap() + 5 + 43 + 1;
    let (nonce, chunk) = (header + 16, 65_536 + 16);
    assert!(whole.len() > nonce + chunk, "several chunks");
    let mut lengths: Vec<usize> = (0..nonce + 40).collect();
    for at in (nonce..whole.len()).step_by(chunk).chain([whole.len()]) {
        lengths.extend([at - 17, at - 16, at - 1, at, at + 1, at + 16, at + 17]);
    }
    for length in lengths.into_iter().filter(|length| *length < whole.len()) {
        fs::write(&sealed, &whole[..length]).unwrap();
        let expected = if length < MAGIC.len() { "not-sealed" } else { "seal-altered" };
        assert_eq!(place.unseal(&sealed, &key).unwrap_err(), expected, "{length} of {}", whole.len());
    }
    fs::write(&sealed, [&whole[..], b"x"].concat()).unwrap();
    assert_eq!(place.unseal(&sealed, &key).unwrap_err(), "seal-altered", "nor may anything follow");
    fs::write(&sealed, whole).unwrap();
    assert!(place.unseal(&sealed, &key).is_ok());
}

#[test]
fn a_flipped_bit_anywhere_is_noticed() {
    let place = Place::new();
    let sealed = place.sealed();
    let whole = fs::read(&sealed).unwrap();
    let key = Key::Passphrase(phrase(PASSPHRASE));
    let flip = |(at, bit): (usize, u32)| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        fs::write(&sealed, bytes).unwrap();
        place.unseal(&sealed, &key).unwrap_err()
    };
    // All of the header, where each byte has its own meaning.
    for at in 0..250 {
        let code = flip((at, 0));
        let may = [
            "not-sealed",
            "seal-altered",
            "wrong-passphrase",
            "no-matching-key",
            "seal-too-much-work",
            "sealed-to-keys",
        ];
        assert!(may.contains(&code), "{at}: {code}");
    }
    proptest!(ProptestConfig::with_cases(60), |(at in 250..whole.len(), bit in 0..8_u32)| {
        prop_assert_eq!(flip((at, bit)), "seal-altered");
    });
}

#[test]
fn what_is_no_client_file_or_asks_too_much_is_refused_with_its_own_reason() {
    let place = Place::new();
    let (sealed, key) = (place.at("sealed.age"), Key::Passphrase(phrase(PASSPHRASE)));
    let client = {
        let document = place.document();
        let path = document.path().to_owned();
        document.close().unwrap();
        fs::read(path).unwrap()
    };
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = client.clone();
        change(&mut bytes);
        bytes
    };
    let by_tool = |sql: &str| {
        let path = place.at("client.soa.changed");
        fs::write(&path, &client).unwrap();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        fs::read(&path).unwrap()
    };
    let newer = by_tool("PRAGMA user_version = 9; UPDATE meta SET value = '9' WHERE key = 'min_reader'");
    let cases = [
        ("a letter", b"Dear auditor, here is a letter.".to_vec(), "seals-no-client-file"),
        ("nothing", Vec::new(), "seals-no-client-file"),
        ("another program's", with(&|b| b[71] ^= 1), "seals-no-client-file"),
        ("a newer version's", newer, "newer"),
        ("half of one", client[..client.len() / 2].to_vec(), "truncated"),
        ("a damaged one", with(&|b| b[100..4096].fill(0xA5)), "damaged"),
        ("one with a view", by_tool("CREATE VIEW v AS SELECT 1"), "foreign-schema"),
    ];
    for (what, plain, code) in cases {
        fs::write(&sealed, age_of(&plain, QUICK)).unwrap();
        assert_eq!(place.unseal(&sealed, &key).unwrap_err(), code, "{what}");
    }
    let (bytes, asking) = (age_of(&client, QUICK), MAGIC.len() + "-> scrypt ".len() + 22);
    assert_eq!(&bytes[asking..asking + 3], b" 2\n");
    fs::write(&sealed, [&bytes[..asking], b" 21", &bytes[asking + 2..]].concat()).unwrap();
    assert_eq!(place.unseal(&sealed, &key).unwrap_err(), "seal-too-much-work");
    let many = [MAGIC, "-> x\n\n".repeat(20_000).as_bytes()].concat();
    for (what, bytes) in [("no end of a header", many), ("another version", b"age-encryption.org/v2\n".to_vec())] {
        fs::write(&sealed, bytes).unwrap();
        let code = place.unseal(&sealed, &key).unwrap_err();
        assert!(matches!(code, "seal-altered" | "not-sealed"), "{what}: {code}");
    }
    // It takes no room on the disk, and none of it is read.
    let huge = File::create(&sealed).unwrap();
    huge.set_len(LARGEST_SEALED + 1).unwrap();
    let refused = unseal(&sealed, place.at("opened.soa"), &key, &mut env()).unwrap_err();
    assert_eq!(refused.code(), "seal-too-large");
    fs::remove_file(&sealed).unwrap();
    let folder = place.at("client.soa.folder");
    fs::create_dir(&folder).unwrap();
    assert_eq!(place.unseal(&folder, &key).unwrap_err(), "is-folder");
    assert_eq!(place.unseal(&place.at("nowhere.age"), &key).unwrap_err(), "file-not-found");
}

#[test]
fn nothing_but_a_sealed_copy_is_ever_replaced() {
    let place = Place::new();
    let mut document = place.document();
    let seal = Seal::Passphrase(phrase(PASSPHRASE));
    let (other, letter) = (place.at("other.soa"), place.at("letter.txt"));
    document.save_copy(&other).unwrap();
    fs::write(&letter, "Dear auditor").unwrap();
    let before = [&other, &letter].map(|path| fs::read(path).unwrap());
    let code = |document: &mut Document, target: &Path| document.seal_copy_at(QUICK, target, &seal).unwrap_err().code();
    for path in [&other, &letter] {
        assert_eq!(code(&mut document, path), "seal-onto-other");
    }
    assert_eq!(code(&mut document, &place.at("client.soa")), "copy-onto-itself");
    let opened = Document::open(&other, env()).unwrap();
    assert_eq!(code(&mut document, &other), "copy-onto-open");
    opened.close().unwrap();
    assert_eq!(code(&mut document, place.folder.path()), "is-folder");
    assert_eq!(code(&mut document, &place.at("gone/away.age")), "folder-gone");
    let sealed = place.seal(&mut document, "sealed.age", &seal);
    for target in [&other, &letter, &sealed, &place.at("client.soa")] {
        let refused = unseal(&sealed, target, &Key::Passphrase(phrase(PASSPHRASE)), &mut env()).unwrap_err();
        assert_eq!(refused.code(), "already-exists");
    }
    fs::write(place.at("new.soa-journal"), "left over").unwrap();
    let refused = unseal(&sealed, place.at("new.soa"), &Key::Passphrase(phrase(PASSPHRASE)), &mut env()).unwrap_err();
    assert_eq!(refused.code(), "stray-journal");
    let weak = Seal::Passphrase(phrase("elf letters"));
    assert_eq!(document.seal_copy(&sealed, &weak).unwrap_err().code(), "passphrase-weak");
    assert_eq!(before, [&other, &letter].map(|path| fs::read(path).unwrap()));
    assert_eq!(place.names(), ["letter.txt", "new.soa-journal", "other.soa", "sealed.age"]);
}

#[test]
fn a_disk_that_gives_back_something_else_is_noticed() {
    let place = Place::new();
    let mut copy = place.document().in_memory().unwrap();
    let plain = copy.serialize(MAIN_DB).unwrap();
    let seals = [Seal::Passphrase(phrase(PASSPHRASE)), Seal::Recipients(pair().1)];
    for seal in &seals {
        let path = place.at("sealed.age");
        let written = encrypt(&plain, File::create(&path).unwrap(), seal, QUICK).unwrap();
        assert_eq!(read_back(File::open(&path).unwrap(), &written, &plain, seal), Ok(()));
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, bytes).unwrap();
        assert!(read_back(File::open(&path).unwrap(), &written, &plain, seal).is_err());
    }
    // And where it is another database that was sealed, as far as that can be seen.
    let path = place.at("other.age");
    let written = encrypt(b"another", File::create(&path).unwrap(), &seals[0], QUICK).unwrap();
    assert!(read_back(File::open(&path).unwrap(), &written, &plain, &seals[0]).is_err());
}

#[test]
fn a_leftover_of_a_program_that_died_is_cleared_away() {
    let place = Place::new();
    let sealed = place.sealed();
    fs::write(place.at("opened.soa.annexa-partial"), KNOWN).unwrap();
    assert!(place.unseal(&sealed, &Key::Passphrase(phrase(PASSPHRASE))).is_ok());
    assert_eq!(place.names(), ["opened.soa", "sealed.age"]);
}

#[test]
fn a_name_that_was_taken_meanwhile_is_left_alone() {
    let place = Place::new();
    let (partial, target) = (place.at("x.annexa-partial"), place.at("x.soa"));
    fs::write(&partial, "new").unwrap();
    fs::write(&target, "theirs").unwrap();
    assert_eq!(give_name(&partial, &target).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&target).unwrap(), b"theirs");
    fs::remove_file(&target).unwrap();
    give_name(&partial, &target).unwrap();
    assert_eq!(place.names(), ["x.soa"]);
}

#[test]
fn keys_that_are_none_are_told_by_their_line_and_never_repeated() {
    let identity = x25519::Identity::generate();
    let (secret, public) = (identity.to_string(), identity.to_public().to_string());
    let secret = secret.expose_secret();
    let swapped = Recipients::parse(&format!("{public}\n\n# mine\n{secret}\n")).unwrap_err();
    assert_eq!((swapped.code(), swapped.line()), ("recipient-unusable", Some(4)));
    assert!(!swapped.to_string().contains(secret) && !format!("{swapped:?}").contains(secret));
    let half = Identities::parse(&secret[..40]).unwrap_err();
    assert_eq!(half.code(), "identity-unusable");
    assert!(!half.to_string().contains(&secret[..40]));
    assert_eq!(Recipients::parse("# nobody\n").unwrap_err().code(), "key-count");
    assert_eq!(Identities::parse(&format!("{secret}\n").repeat(MOST_KEYS + 1)).unwrap_err().code(), "key-count");
    assert!(Recipients::parse(&format!("{public}\r\n").repeat(MOST_KEYS)).is_ok());
    let held = format!("{:?} {:?}", Identities::parse(secret).unwrap(), phrase(PASSPHRASE));
    assert!(!held.contains(secret) && !held.contains("heron"), "{held}");
}

#[test]
fn as_many_recipients_as_are_taken_fit_into_a_header() {
    let place = Place::new();
    let (key, public) = pair();
    let mut list: Vec<String> = (1..MOST_KEYS).map(|_| pair().1.0[0].to_string()).collect();
    list.push(public.0[0].to_string());
    let all = Recipients::parse(&list.join("\n")).unwrap();
    let sealed = place.seal(&mut place.document(), "sealed.age", &Seal::Recipients(all));
    assert!(place.unseal(&sealed, &key).is_ok());
}
