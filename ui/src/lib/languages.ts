// Languages by their BCP 47 tags.

/** Offered first; any tag can be typed. */
export const COMMON = ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'ja', 'nb', 'nl', 'pl', 'pt', 'sv', 'zh'];

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** What a language is called; the tag itself where nobody has named it. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether it has the shape that Rust takes: a language, then scripts, regions and variants. */
export function isLanguageTag(tag: string): boolean {
  return tag.length <= 35 && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag);
}
