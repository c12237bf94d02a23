//! SVG to opaque pixels: no text, no other pictures, nothing outside the file, and no growth by references.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, roxmltree};

use super::growth::drawn;
use super::{ImageError, MAX_SIDE, Picture};

/// Elements that may be drawn once all references are followed.
const MOST_ELEMENTS: u64 = 100_000;
/// Elements in the file.
const MOST_NODES: u32 = 200_000;
/// Elements within elements.
const DEEPEST: usize = 256;

/// Its size in user units.
pub fn size(bytes: &[u8]) -> Result<(f32, f32), ImageError> {
    let tree = parse(bytes)?;
    Ok((tree.size().width(), tree.size().height()))
}

/// Draws it with its longer side `side` pixels.
pub fn draw(bytes: &[u8], side: u32) -> Result<Picture, ImageError> {
    let tree = parse(bytes)?;
    let (w, h) = (tree.size().width(), tree.size().height());
    let scale = side.min(MAX_SIDE) as f32 / w.max(h);
    let pixels = |v: f32| ((v * scale).round() as u32).clamp(1, side);
    let (width, height) = (pixels(w), pixels(h));
    let mut canvas = Pixmap::new(width, height).ok_or_else(|| ImageError::Damaged("it has no size".to_owned()))?;
    canvas.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(width as f32 / w, height as f32 / h), &mut canvas.as_mut());
    let rgb = canvas.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    Ok(Picture { width, height, rgb })
}

fn parse(bytes: &[u8]) -> Result<Tree, ImageError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImageError::NotAnImage)?;
    // Drawing programs write a DOCTYPE; the parser bounds what its entities may become.
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document =
        roxmltree::Document::parse_with_options(text, options).map_err(|e| ImageError::Damaged(e.to_string()))?;
    check(&document)?;
    let options = Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_xmltree(&document, &options).map_err(|e| ImageError::Damaged(e.to_string()))
}

/// Refuses what would be dropped, fetched, or grow.
fn check(document: &roxmltree::Document<'_>) -> Result<(), ImageError> {
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        if node.ancestors().take(DEEPEST + 1).count() > DEEPEST {
            return Err(ImageError::TooComplex);
        }
        match node.tag_name().name() {
            "text" | "tspan" => return Err(ImageError::Text),
            "image" | "feImage" | "foreignObject" => return Err(ImageError::External),
            "use" if href(node).is_some_and(|h| !h.starts_with('#')) => return Err(ImageError::External),
            _ => {}
        }
    }
    if drawn(document) > MOST_ELEMENTS {
        return Err(ImageError::TooComplex);
    }
    Ok(())
}

fn href<'a>(node: roxmltree::Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == "href").map(|a| a.value())
}
