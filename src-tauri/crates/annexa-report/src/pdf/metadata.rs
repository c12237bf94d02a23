//! What the file says about itself: XMP and the information dictionary, always in step.

use jiff::civil::Date;

/// Facts about the file.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Title, as a viewer shows it.
    pub title: &'a str,
    /// Who issues it.
    pub author: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// BCP 47 language.
    pub language: &'a str,
    /// When it was made.
    pub made_on: Date,
}

/// The program that made the file.
pub const PRODUCER: &str = concat!("Annexa ", env!("CARGO_PKG_VERSION"));

/// A day as PDF writes it.
pub fn pdf_date(d: Date) -> String {
    format!("D:{:04}{:02}{:02}000000+00'00'", d.year(), d.month(), d.day())
}

impl Facts<'_> {
    /// The XMP packet.
    pub fn xmp(&self) -> Vec<u8> {
        let d = self.made_on;
        let date = format!("{:04}-{:02}-{:02}T00:00:00+00:00", d.year(), d.month(), d.day());
        let property = concat!(
            "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
            "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
            "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
            "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
            "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
            "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
            "<pdfaProperty:category>internal</pdfaProperty:category>",
            "<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>",
            "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
        );
        let namespaces = concat!(
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" ",
            "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" ",
            "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" ",
            "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" ",
            "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" ",
            "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"",
        );
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
             <rdf:Description rdf:about=\"\" {namespaces}>\n\
             <dc:format>application/pdf</dc:format>\n\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
             <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
             <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n\
             <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
             <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
             <xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
             <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
             <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n\
             {property}\n\
             </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
            title = xml(self.title),
            author = xml(self.author),
            subject = xml(self.subject),
            language = xml(self.language),
        )
        .into_bytes()
    }
}

fn xml(text: &str) -> String {
    crate::text::clean_line(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
