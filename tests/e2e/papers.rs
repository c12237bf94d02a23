//! Papers that leave a client file and come back: the data inside a PDF, the signed copy of an edition, the declaration on it.

use std::fs;
use std::path::Path;

use annexa_support::{Key, Window, annexa, judge, text};

use crate::{done, sample, shown};

/// The sample, issued.
pub(crate) fn issued(folder: &Path) -> std::path::PathBuf {
    let file = sample(folder);
    let by = ["--approved-by", "Managing director", "--function", "Management"].map(AsRef::as_ref);
    done(&annexa([&["issue".as_ref(), file.as_os_str()][..], &by].concat()));
    file
}

/// Presses the button that begins with these words.
pub(crate) fn button(window: &Window, words: &str) {
    let words = serde_json::json!(words);
    window.wait(
        &format!("{words} can be pressed"),
        &format!(
            "const found = [...document.querySelectorAll('button')].find(b => b.innerText.trim().startsWith({words}));
             found?.click(); return !!found"
        ),
    );
}

pub(crate) fn appears(path: &Path) {
    let began = std::time::Instant::now();
    while !path.exists() {
        assert!(began.elapsed().as_secs() < 30, "{} is not written", path.display());
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn the_data_inside_a_pdf_becomes_a_client_file_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = issued(folder.path());
    let (pdf, again) = (folder.path().join("from a customer.pdf"), folder.path().join("again.soa"));
    done(&annexa(["export".as_ref(), file.as_os_str(), "--out".as_ref(), pdf.as_os_str()]));
    let window = Window::open(folder.path(), None);
    window.reads("New client file");
    window.answer([&pdf, &again]);
    button(&window, "Open the data inside a PDF");
    window.reads("Otterbridge Narrowboat Mutual");
    window.see("[data-key='iso42001/A.2.2']");
    window.close();
    assert_eq!(shown(&again)["statements"][0]["decisions"], shown(&file)["statements"][0]["decisions"]);
}

#[test]
fn a_signed_copy_comes_back_and_a_declaration_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = issued(folder.path());
    let (scan, declaration) = (folder.path().join("signed in ink.pdf"), folder.path().join("declaration.pdf"));
    fs::write(&scan, "%PDF-1.4 signed by hand %%EOF").unwrap();
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    window.chord(&[Key::Control], '7');
    window.wait(
        "the edition is looked at",
        "const line = [...document.querySelectorAll('.tline')].find(l => l.innerText.includes('Edition 1.0')); line?.click(); return !!line",
    );
    window.answer([&scan]);
    button(&window, "Attach a signed copy");
    window.see(".signed li");
    window.picture("signed-copy");
    window.chord(&[Key::Control], 'z');
    window.wait("undo takes it away", "return !document.querySelector('.signed li')");
    window.chord(&[Key::Control, Key::Shift], 'z');
    window.see(".signed li");

    // A file is kept with evidence, undone and brought back, and written out again as it came.
    let back = folder.path().join("back.pdf");
    window.chord(&[Key::Control], '4');
    window.see(".records .row");
    window.answer([&scan]);
    button(&window, "Keep a file in this client file");
    window.see("[data-field=attachments] li");
    window.picture("attachment");
    window.chord(&[Key::Control], 'z');
    window.wait("undo takes it away", "return !document.querySelector('[data-field=attachments] li')");
    window.chord(&[Key::Control, Key::Shift], 'z');
    window.see("[data-field=attachments] li");
    window.answer([&back]);
    button(&window, "Save it as");
    appears(&back);
    assert_eq!(fs::read(&back).unwrap(), fs::read(&scan).unwrap());

    // The sample is declared on the day it is made, and nothing stands in the way once an edition is issued.
    window.chord(&[Key::Control], '8');
    window.see("[data-pane=declaring]");
    window.wait("its page is shown", "return document.querySelector('.preview canvas')?.width > 0");
    window.picture("declaration");
    window.answer([&declaration]);
    button(&window, "Export the declaration");
    appears(&declaration);
    window.close();
    let copies = shown(&file)["statements"][0]["editions"][0]["signed"].clone();
    assert_eq!(copies[0]["name"], "signed in ink.pdf");
    let pages = text(&judge("pdftotext", [declaration.as_os_str(), "-".as_ref()]));
    assert!(pages.contains("Declaration of conformity") && !pages.contains("DRAFT"), "{pages}");
}

#[test]
fn the_papers_of_the_management_system_are_printed_from_where_their_records_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let (profile, sheet) = (folder.path().join("profile.pdf"), folder.path().join("sheet.pdf"));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    // From the clauses to the profile: its very pages, then the file.
    window.chord(&[Key::Control, Key::Shift], 'K');
    button(&window, "Print the NIST AI RMF profile");
    window.wait("its pages are shown", "return document.querySelector('.preview canvas')?.width > 0");
    window.reads("category by category");
    window.picture("paper-profile");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.answer([&profile]);
    window.chord(&[Key::Control], char::from(Key::Enter));
    appears(&profile);
    // From a question to the sheet of whoever is asked it.
    window.chord(&[Key::Control, Key::Shift], 'Q');
    window.wait(
        "the question can be stood on",
        "const row = [...document.querySelectorAll('.row')].find(r => r.innerText.includes('QN-2')); row?.click(); return row !== undefined",
    );
    button(&window, "Print questions");
    window.wait(
        "whoever is asked is chosen",
        "return document.querySelector('[data-field=addressee] input')?.value === 'Head of River Operations'",
    );
    window.wait("its page is shown", "return document.querySelector('.preview canvas')?.width > 0");
    window.picture("paper-questions");
    window.answer([&sheet]);
    window.chord(&[Key::Control], char::from(Key::Enter));
    appears(&sheet);
    window.close();
    let read = |pdf: &Path| {
        let pages = text(&judge("pdftotext", [pdf.as_os_str(), "-".as_ref()]));
        pages.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let pages = read(&profile);
    assert!(pages.contains("NIST AI RMF profile") && pages.contains("MANAGE 4") && !pages.contains("DRAFT"), "{pages}");
    let pages = read(&sheet);
    assert!(pages.contains("Who may stop the forecast at night?") && !pages.contains("Procurement Manager"), "{pages}");
}
