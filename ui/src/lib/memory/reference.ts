// What ships beside a file, put together from the catalogue as Rust does it: every framework with its entries.
import actJson from '../../../../assets/catalogue/eu-ai-act.json';
import clausesJson from '../../../../assets/catalogue/clauses.json';
import comparisonsJson from '../../../../assets/catalogue/comparisons.json';
import generativeJson from '../../../../assets/catalogue/nist-ai-600-1.json';
import iso27001Json from '../../../../assets/catalogue/iso27001.json';
import reuseJson from '../../../../assets/catalogue/evidence-reuse.json';
import rmfJson from '../../../../assets/catalogue/nist-ai-rmf.json';
import systemsJson from '../../../../assets/catalogue/system-types.json';
import tablesJson from '../../../../assets/catalogue/article-tables.json';
import vocabularyJson from '../../../../assets/catalogue/vocabulary.json';
import type { Reference } from '../client';
import type { FrameworkKind } from '../wire/FrameworkKind';
import type { ShippedFramework } from '../wire/ShippedFramework';

interface Titled {
  id: string;
  title: string;
}
interface About extends Partial<Omit<ShippedFramework, 'kind' | 'entries'>> {
  id: string;
  name: string;
  version: string;
}

function framework({ id, name, version, source = '', copyright = '', caveats = [] }: About, kind: FrameworkKind, parts: readonly (Titled & { within: readonly (Titled & { within?: readonly Titled[] })[] })[]): ShippedFramework {
  const groups = parts.map((part) => ({ id: part.id, title: part.title, objectives: part.within.map(({ within = [], ...of }) => ({ ...of, controls: [...within] })) }));
  return { id, name, version, source, copyright, caveats, kind, entries: { id, name, version, groups } };
}

/** The marks are kept short in the catalogue: no functions means for all of them. */
function reuse(): Reference['evidence'] {
  const kinds = reuseJson.kinds.map((kind) => ({
    ...kind, corrections: 'corrections' in kind ? kind.corrections : [],
    marks: Object.fromEntries(Object.entries(kind.marks).map(([column, mark]) => [column, { functions: [], ...mark }])),
  }));
  return { ...reuseJson, kinds } as unknown as Reference['evidence'];
}

/** What the shell answers, near enough for tests. */
export function reference(): Reference {
  const rmf = rmfJson.functions.map(({ id, label, categories }) => ({
    id, title: label, within: categories.map((c) => ({ id: c.id, title: c.label, within: c.subcategories.map((s) => ({ id: s.id, title: s.label })) })),
  }));
  const act = actJson.chapters.map(({ id, title }) => ({
    id: `Chapter ${id}`, title,
    within: [{ id: `Chapter ${id}`, title, within: actJson.articles.filter((a) => a.chapter === id).map((a) => ({ id: `Article ${a.number}`, title: a.title })) }],
  }));
  const clauses = [clausesJson.clauses, clausesJson.iso27001, clausesJson.iso9001].map((list: readonly Titled[], at) =>
    framework(clausesJson.frameworks[at] as About, 'clauses', list.map(({ id, title }) => ({ id, title, within: [] }))));
  return {
    frameworks: [
      framework(iso27001Json, 'controls', iso27001Json.groups.map((g) => ({ id: g.id, title: g.title, within: g.objectives.map((o) => ({ id: g.id, title: g.title, within: o.controls })) }))),
      ...clauses,
      framework(rmfJson, 'outcomes', rmf),
      framework(generativeJson, 'risksAndActions', [{ id: 'risks', title: 'Risks', within: [{ id: 'risks', title: 'Risks', within: generativeJson.risks }] }]),
      framework(actJson, 'law', act),
    ],
    generative: generativeJson as unknown as Reference['generative'],
    act: { ...actJson, articles: actJson.articles.map((article) => ({ roles: [], ...article })) } as unknown as Reference['act'],
    systems: systemsJson as unknown as Reference['systems'],
    evidence: reuse(),
    comparisons: comparisonsJson,
    vocabulary: vocabularyJson as unknown as Reference['vocabulary'],
    tables: tablesJson as unknown as Reference['tables'],
  };
}
