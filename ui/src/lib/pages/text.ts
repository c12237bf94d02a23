// The words of a page, in reading order, for screen readers: along the tags where the file has them.
import type { PDFPageProxy } from './pdf';

type Tree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;
type Content = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** Tags whose words stand on their own; the rest runs on within them. A row of a table is read as one. */
const BLOCKS = /^(?:H\d?|P|Title|TR|LI|Caption|Figure|TOCI|BlockQuote|Note|FENote)$/;
const CELLS = /^(?:TH|TD|Lbl)$/;

/** Words by the id of their marked content, and all of them line by line. */
function wordsOf(content: Content): { byId: Map<string, string>; lines: string[] } {
  const byId = new Map<string, string>();
  const inside: string[] = [];
  const lines: string[] = [];
  let line = '';
  for (const item of content.items) {
    if ('str' in item) {
      const text = item.hasEOL ? `${item.str}\n` : item.str;
      const id = inside.findLast((open) => open !== '');
      if (id !== undefined) byId.set(id, (byId.get(id) ?? '') + text);
      line += item.str;
      if (item.hasEOL) {
        lines.push(line);
        line = '';
      }
    } else if (item.type === 'endMarkedContent') inside.pop();
    else inside.push(item.type === 'beginMarkedContentProps' ? (item.id ?? '') : '');
  }
  lines.push(line);
  return { byId, lines };
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The paragraphs of a page. */
export function paragraphs(tree: Tree, content: Content): string[] {
  const { byId, lines } = wordsOf(content);
  const found: string[] = [];
  let open = '';
  const close = (): void => {
    const text = tidy(open);
    if (text !== '') found.push(text);
    open = '';
  };
  const walk = (node: Tree): void => {
    const block = BLOCKS.test(node.role);
    if (block) close();
    if (CELLS.test(node.role) && tidy(open) !== '') open = `${open.trimEnd()}, `;
    if ('alt' in node && typeof node.alt === 'string') open += ` ${node.alt} `;
    else
      for (const child of node.children) {
        if ('role' in child) walk(child);
        else if (child.type === 'content') open += `${byId.get(child.id) ?? ''} `;
      }
    if (block) close();
  };
  if (tree) walk(tree);
  close();
  return found.length > 0 ? found : lines.map(tidy).filter((line) => line !== '');
}

/** All words of a page. pdf.js's own gathering walks a stream in a way that WebKit's streams do not have. */
async function contentOf(page: PDFPageProxy): Promise<Content> {
  const content: Content = { items: [], styles: {}, lang: null };
  const reader = (page.streamTextContent({ includeMarkedContent: true }) as ReadableStream<Content>).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) content.items.push(...part.value.items);
  return content;
}

/** The paragraphs of a page, read off the file. */
export async function textOf(page: PDFPageProxy): Promise<string[]> {
  const [tree, content] = await Promise.all([page.getStructTree(), contentOf(page)]);
  return paragraphs(tree, content);
}
