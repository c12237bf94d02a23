//! The data inside a PDF, taken out by the program as a user runs it: of ours, of ours saved again by other tools, and of
//! files that were made to do harm.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

fn annexa(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annexa")).args(arguments).output().unwrap()
}

fn run(arguments: &[&str]) -> String {
    let output = annexa(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a tool makes of a file; nothing where the tool is not on this machine.
fn tool(program: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("{program} is not here, so what it makes is not tried");
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// The sample, with what only some audiences may know.
    fn file(&self) -> String {
        let (file, list) = (self.at("client.soa"), self.at("list.json"));
        run(&["new", &file, "--sample=draft"]);
        let operations = json!([
            {"op": "EditStatement", "set": [{"documentId": "SOA-7"}, {"approver": {"name": "Ottilie Fernsby", "function": "Chair"}}]},
            {"op": "AddPerson", "set": [{"name": "Peregrine Quillfeather"}]},
            {"op": "AddEvidence", "set": [{"label": "EV-99"}, {"title": "Minutes"}, {"location": "vault://seventh-drawer"}]},
            {"op": "Decide", "controls": ["A.2.2"], "set": [{"notes": "Zanzibarclause stays between us."},
                {"addDriver": {"kind": "risk", "label": "R-10", "text": "Xylographic leakage"}},
                {"addDriver": {"kind": "risk", "label": "R-9", "text": "Bathymetric drift"}}]},
        ]);
        fs::write(&list, operations.to_string()).unwrap();
        run(&["apply", &file, &list]);
        file
    }

    fn export(&self, file: &str, name: &str, asked: &[&str]) -> String {
        let out = self.at(name);
        run(&[&["export", file, "--out", &out], asked].concat());
        out
    }

    fn data(pdf: &str) -> Value {
        serde_json::from_str(&run(&["extract", pdf, "--data"])).unwrap()
    }
}

#[test]
fn what_is_taken_out_and_exported_again_is_equal_for_whoever_may_have_it() {
    let desk = Desk::new();
    let file = desk.file();
    run(&["issue", &file, "--approved-by", "Ottilie Fernsby", "--function", "Chair"]);
    for (made_for, audience) in ["internal", "auditor", "public"].into_iter().enumerate() {
        let asked = ["--audience", audience];
        let pdf = desk.export(&file, &format!("{audience}.pdf"), &asked);
        let shown: Value = serde_json::from_str(&run(&["show", &file, "--json", "--audience", audience])).unwrap();
        let mut shown = shown;
        shown["statements"][0]["candidates"] = json!([]);
        let declared = shown["statements"][0].as_object_mut().unwrap().remove("declaration");
        assert_eq!(declared.is_some(), audience == "internal", "what is declared is in the declaration alone");
        assert_eq!(Desk::data(&pdf), shown, "the data is what that audience may see");
        let copy = desk.at(&format!("{audience}.soa"));
        let said = run(&["extract", &pdf, "--out", &copy]);
        assert!(said.contains(&format!("{audience}.pdf")) && said.contains("a draft of"), "{said}");
        for narrower in &["internal", "auditor", "public"][made_for..] {
            let asked = ["--audience", narrower];
            let again = desk.export(&copy, &format!("{audience}-{narrower}.pdf"), &asked);
            let once = desk.export(&file, &format!("once-{narrower}.pdf"), &asked);
            assert_eq!(run(&["extract", &again]), run(&["extract", &once]), "from {audience} for {narrower}");
        }
        assert!(run(&["show", &copy]).contains("Made on"), "the file says where it came from");
    }
}

#[test]
fn an_edition_is_known_by_its_name_and_its_data_is_what_was_approved() {
    let desk = Desk::new();
    let file = desk.file();
    let issued: Value = serde_json::from_str(&run(&[
        "issue",
        &file,
        "--json",
        "--approved-by",
        "Ottilie Fernsby",
        "--function",
        "Chair",
        "--out",
        &desk.at("edition.pdf"),
    ]))
    .unwrap();
    let label = issued["label"].as_str().unwrap();
    let pdf = desk.at("edition.pdf");
    assert_eq!(annexa_model::sha256_hex(run(&["extract", &pdf]).as_bytes()), issued["json"], "the stored JSON itself");
    let copy = desk.at("copy.soa");
    let made: Value = serde_json::from_str(&run(&["extract", &pdf, "--out", &copy, "--json"])).unwrap();
    assert_eq!(made["from"]["standing"], "edition");
    assert_eq!(made["from"]["label"], label);
    assert_eq!(
        made["from"]["content"], issued["content"],
        "nothing was left out, so the content hash is the edition's"
    );
    assert_eq!(made["from"]["file"], "edition.pdf", "no folder");
    if let Some(listed) = tool("pdfdetach", &["-list", &pdf]) {
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        assert!(listed.contains(&format!("SOA-7 edition {label}.json")), "{listed}");
    }
    // A later draft lists the edition; a file made from it does too, and says that it never had its bytes.
    let draft = desk.export(&file, "draft.pdf", &[]);
    let later = desk.at("later.soa");
    run(&["extract", &draft, "--out", &later]);
    assert!(run(&["show", &later, "--part", "editions", "--json"]).contains(label));
    for asked in [vec![], vec!["--audience", "public"]] {
        let out = desk.at("none.pdf");
        let refused = annexa(&[vec!["export", &later, "--edition", label, "--out", &out], asked].concat());
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && said.contains("issued in another file"), "{said}");
    }
    let again = annexa(&["issue", &later, "--approved-by", "Ottilie Fernsby", "--function", "Chair"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("already that of an edition"), "its label is taken");
}

#[test]
fn a_public_copy_holds_no_withheld_word_anywhere() {
    let desk = Desk::new();
    let pdf = desk.export(&desk.file(), "public.pdf", &["--audience", "public"]);
    let inflated = desk.at("inflated.pdf");
    let secret = ["Quillfeather", "seventh-drawer", "Zanzibarclause", "Xylographic", "Bathymetric", "Ottilie"];
    let holds = |bytes: &[u8], word: &str| {
        let units: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let latin = bytes.windows(word.len()).any(|w| w == word.as_bytes());
        latin || bytes.windows(units.len()).any(|w| w == units)
    };
    let data = run(&["extract", &pdf]);
    for word in secret {
        assert!(!holds(data.as_bytes(), word), "{word} is in the data");
    }
    assert!(data.contains("\"audience\":\"public\""));
    if tool("qpdf", &["--qdf", "--object-streams=disable", &pdf, &inflated]).is_some() {
        let bytes = fs::read(&inflated).unwrap();
        assert!(holds(&bytes, "Otterbridge"), "it can be searched");
        for word in secret {
            assert!(!holds(&bytes, word), "{word} is in the file");
        }
    }
    if let Some(said) = tool("pdftotext", &[&pdf, "-"]) {
        for word in secret {
            assert!(!String::from_utf8_lossy(&said.stdout).contains(word), "{word} is on a page");
        }
    }
}

#[test]
fn what_other_tools_save_again_gives_the_same_data() {
    let desk = Desk::new();
    let pdf = desk.export(&desk.file(), "ours.pdf", &[]);
    let data = run(&["extract", &pdf]);
    let saved = desk.at("saved.pdf");
    for arguments in [
        &["--object-streams=disable"][..],
        &["--object-streams=generate"],
        &["--linearize"],
        &["--qdf"],
        &["--stream-data=uncompress"],
        &["--encrypt", "", "owner", "256", "--"],
        &["--encrypt", "", "owner", "128", "--use-aes=y", "--"],
    ] {
        let _ = fs::remove_file(&saved);
        let Some(made) = tool("qpdf", &[arguments, &[&pdf, &saved]].concat()) else { return };
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        assert!(run(&["extract", &saved]) == data, "{arguments:?}");
    }
    let _ = fs::remove_file(&saved);
    tool("qpdf", &["--encrypt", "secret", "owner", "256", "--", &pdf, &saved]);
    refused(&saved, "password");
    if tool("gs", &["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", &format!("-sOutputFile={saved}"), &pdf])
        .is_some()
    {
        let output = annexa(&["extract", &saved]);
        let kept = output.status.success() && String::from_utf8_lossy(&output.stdout) == data;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(kept || said.contains("no data of a statement"), "{said}");
    }
}

/// That a file is refused in time and memory, saying so.
fn refused(pdf: &str, says: &str) {
    let out = format!("{pdf}.soa");
    let begun = Instant::now();
    let program = env!("CARGO_BIN_EXE_annexa");
    let timed = tool("/usr/bin/time", &["-f", "peak %M kB", program, "extract", pdf, "--out", &out]);
    let output = timed.unwrap_or_else(|| annexa(&["extract", pdf, "--out", &out]));
    let took = begun.elapsed();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    eprintln!("{}: {took:?}: {said}", Path::new(pdf).file_name().unwrap().to_string_lossy());
    assert!(!output.status.success(), "{pdf} is taken");
    assert!(said.contains(says), "{pdf}: {said}");
    assert!(took < Duration::from_secs(2), "{pdf}: {took:?}");
    if let Some(peak) = said.lines().find_map(|l| l.strip_prefix("peak ")?.strip_suffix(" kB")?.parse::<u64>().ok()) {
        assert!(peak < 200_000, "{pdf}: {peak} kB");
    }
    assert!(!PathBuf::from(out).exists(), "no file is left behind");
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        out.extend(format!("{} 0 obj\n", n + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let trailer = format!("{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(trailer.into_bytes());
    out
}

fn catalogue(names: &str) -> Vec<u8> {
    format!("<</Type/Catalog/Names<</EmbeddedFiles {names}>>>>").into_bytes()
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    [format!("<<{dictionary}>>stream\n").as_bytes(), content, b"\nendstream"].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// So many megabytes of nothing, deflated.
fn bomb(mega: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..mega {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_file_made_to_do_harm_is_refused_in_two_seconds_and_200_megabytes() {
    let desk = Desk::new();
    let write = |name: &str, bytes: Vec<u8>| {
        fs::write(desk.at(name), bytes).unwrap();
        desk.at(name)
    };
    let one = "<</Names[(a) 2 0 R]>>";
    let file = b"<</Type/Filespec/UF(a.json)/EF<</F 3 0 R>>>>".to_vec();
    let bomb = bomb(400);
    let flate = format!("/Type/EmbeddedFile/Filter/FlateDecode/Length {}", bomb.len());
    refused(&write("bomb.pdf", pdf(&[catalogue(one), file.clone(), stream(&flate, &bomb)])), "larger things are");

    let twice = deflated(&bomb);
    let double = format!("/Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]/Length {}", twice.len());
    refused(
        &write("bomb-in-bomb.pdf", pdf(&[catalogue(one), file.clone(), stream(&double, &twice)])),
        "larger things are",
    );

    // A million objects in few bytes, where they are not asked for and where they are.
    let numbers = deflated("0 ".repeat(10_000_000).as_bytes());
    let of = format!("/Type/ObjStm/N 1/First 0/Filter/FlateDecode/Length {}", numbers.len());
    let aside: Vec<Vec<u8>> = [catalogue(one)].into_iter().chain((0..8).map(|_| stream(&of, &numbers))).collect();
    refused(&write("a-million-aside.pdf", pdf(&aside)), "no data of a statement");
    let asked = [&b"["[..], "0 ".repeat(10_000_000).as_bytes(), b"]"].concat();
    refused(&write("a-million-asked.pdf", pdf(&[catalogue("2 0 R"), asked])), "more time or memory");

    let loops = b"<</Kids[2 0 R 3 0 R 2 0 R]>>".to_vec();
    refused(&write("loop.pdf", pdf(&[catalogue("2 0 R"), loops.clone(), loops])), "no data of a statement");
    let length = stream("/Type/EmbeddedFile/Length 3 0 R", b"{}");
    refused(&write("length-of-itself.pdf", pdf(&[catalogue(one), file.clone(), length])), "gives no data");
    let chain: Vec<Vec<u8>> = [catalogue("2 0 R")]
        .into_iter()
        .chain((3..2_000).map(|n| format!("<</Kids[{n} 0 R]>>").into_bytes()))
        .collect();
    refused(&write("deep.pdf", pdf(&chain)), "more is attached");
    let nested = [b"[".repeat(500_000), b"]".repeat(500_000)].concat();
    refused(&write("nested.pdf", pdf(&[catalogue(one), nested])), "gives no data");

    let declared = stream("/Type/EmbeddedFile/Length 2147483648", b"{\"annexa\":\"snapshot/1\"}");
    refused(&write("two-gigabytes-declared.pdf", pdf(&[catalogue(one), file.clone(), declared])), "gives no data");
    let sparse = fs::File::create(desk.at("two-gigabytes.pdf")).unwrap();
    sparse.set_len(2 << 30).unwrap();
    refused(&desk.at("two-gigabytes.pdf"), "larger than what");

    let mut names = String::from("<</Names[");
    let mut objects = vec![Vec::new()];
    for n in 0..100_000 {
        write!(names, "(f{n:06}) {} 0 R ", 2 + 2 * n).unwrap();
        objects.push(format!("<</Type/Filespec/UF(f{n:06})/EF<</F {} 0 R>>>>", 3 + 2 * n).into_bytes());
        objects.push(stream("/Type/EmbeddedFile/Length 2", b"{}"));
    }
    names.push_str("]>>");
    objects[0] = catalogue(&names);
    refused(&write("hundred-thousand.pdf", pdf(&objects)), "gives no data");

    let ours = fs::read(desk.export(&desk.file(), "ours.pdf", &[])).unwrap();
    refused(&write("cut-off.pdf", ours[..ours.len() / 2].to_vec()), "cut off or damaged");
    refused(&write("picture.pdf", b"\x89PNG\r\n\x1a\n".repeat(4_000)), "not a PDF");
    refused(&write("empty.pdf", Vec::new()), "not a PDF");
    let sqlite = desk.at("client.soa");
    refused(&sqlite, "not a PDF");
    refused(&desk.at("nowhere.pdf"), "could not be read");
    refused(&desk.at("."), "not a PDF");

    let newer = br#"{"annexa":"snapshot/2","statements":[]}"#;
    let length = format!("/Type/EmbeddedFile/Length {}", newer.len());
    refused(&write("newer.pdf", pdf(&[catalogue(one), file.clone(), stream(&length, newer)])), "newer version");
    let other = br#"{"annexa":"snapshot/1","statements":[{"id":"../../x"}]}"#;
    let length = format!("/Type/EmbeddedFile/Length {}", other.len());
    refused(&write("other.pdf", pdf(&[catalogue(one), file, stream(&length, other)])), "cannot be taken over");
}
