//! The page stays what it is, whatever stands in a client file and whatever is asked of it.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use annexa_support::{Key, MARKER, Window, full_of_markup};
use serde_json::json;

/// What markup in a file would have become: elements that carry its mark, or any that fetch or lead somewhere.
const TAKEN: &str = "return [...document.querySelectorAll('[data-taken], a[href], iframe, object, embed, script:not([src]), \
    link[rel=preconnect], img:not([src^=\"data:\"]):not([src^=\"blob:\"])')].map(e => e.outerHTML.slice(0, 200)).join('\\n')";

#[test]
fn markup_in_a_client_file_is_text_in_every_place() {
    let folder = tempfile::tempdir().unwrap();
    let listener = listener();
    let file = full_of_markup(folder.path(), &listener.local_addr().unwrap().to_string());
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    let nothing_taken = |place: &str| {
        assert_eq!(window.script(TAKEN), json!(""), "{place}");
        assert!(window.text().contains(MARKER), "{place} shows nothing of the file");
    };
    for place in "12345678".chars() {
        window.chord(&[Key::Control], place);
        std::thread::sleep(Duration::from_secs(1));
        nothing_taken(&format!("place {place}"));
    }
    window.chord(&[Key::Control], 'e');
    window.wait("the first page is shown", "return document.querySelector('.preview canvas')?.width > 0");
    nothing_taken("the export");
    window.picture("full-of-markup");
    assert!(window.title().contains(MARKER), "no script named the window");
    nobody_came(&listener);
    window.close();
}

/// A script of ours asks here for what no script of the page's asks; whatever came in by a mistake could ask no more.
#[test]
fn nothing_leads_away_from_the_page_or_out_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = crate::sample(folder.path());
    let listener = listener();
    let away = json!(format!("http://{}/", listener.local_addr().unwrap()));
    let window = Window::open(folder.path(), Some(&file));
    window.see("[data-key='iso42001/A.2.2']");
    let page = window.script("return location.href");
    for (what, script) in [
        ("an address", "location.href = away"),
        (
            "a link",
            "const a = document.createElement('a'); a.href = away; document.body.append(a); a.click(); a.remove()",
        ),
        (
            "a link to a new window",
            "const a = document.createElement('a'); a.href = away; a.target = '_blank'; document.body.append(a); a.click(); \
             a.remove()",
        ),
        (
            "a download",
            "const a = document.createElement('a'); a.href = away; a.download = 'x'; document.body.append(a); a.click(); \
             a.remove()",
        ),
        ("a window", "window.open(away)"),
        ("a file", "location.href = 'file:///etc/hostname'"),
        (
            "a form",
            "const f = document.createElement('form'); f.action = away; document.body.append(f); f.submit(); f.remove()",
        ),
        ("a frame", "const f = document.createElement('iframe'); f.src = away; document.body.append(f)"),
        ("a picture", "new Image().src = away"),
        ("a request", "fetch(away).catch(() => {})"),
        ("a beacon", "navigator.sendBeacon(away, 'x')"),
        ("a socket", "try { new WebSocket(away.replace('http', 'ws')) } catch {}"),
        ("a script", "const s = document.createElement('script'); s.src = away; document.head.append(s)"),
        (
            "a style",
            "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = away; document.head.append(l)",
        ),
    ] {
        window.script(&format!("const away = {away}; {script}"));
        assert_eq!(comes(&listener, Duration::from_millis(500)), None, "{what} led to a connection");
        assert_eq!(window.script("return location.href"), page, "{what}");
        window.see("[data-key='iso42001/A.2.2']");
    }
    nobody_came(&listener);
    window.close();
}

/// Somebody on this computer to whom everything would lead, if anything led anywhere.
fn listener() -> TcpListener {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    listener
}

/// Who connects within a time.
fn comes(listener: &TcpListener, within: Duration) -> Option<std::net::SocketAddr> {
    let began = Instant::now();
    loop {
        match listener.accept() {
            Ok((_, who)) => return Some(who),
            Err(_) if began.elapsed() > within => return None,
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn nobody_came(listener: &TcpListener) {
    assert_eq!(comes(listener, Duration::from_secs(2)), None);
    // It could have been reached.
    let address = listener.local_addr().unwrap();
    let reached = std::net::TcpStream::connect(address);
    assert!(reached.is_ok() && comes(listener, Duration::from_secs(2)).is_some());
}
