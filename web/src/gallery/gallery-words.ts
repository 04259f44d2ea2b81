import type { CouncilBranch } from '../components/council-branch.ts';

/** Content of the gallery in one language: one federation of dockers and railway workers, told in both. */
export interface GalleryWords {
  readonly organisation: string;
  readonly person: string;
  readonly sections: readonly string[];
  readonly title: string;
  readonly lead: string;
  readonly headings: Record<'open' | 'law' | 'decide' | 'vote' | 'councils' | 'amend' | 'count' | 'rolls' | 'answers', string>;
  readonly councils: readonly string[];
  readonly acts: readonly { readonly title: string; readonly article: string; readonly object: string; readonly hours: number }[];
  readonly articles: readonly {
    readonly label: string; readonly title: string; readonly paragraphs: readonly string[]; readonly rules: readonly string[];
    readonly mark: 'ruled' | 'declaratory'; readonly findings: readonly { readonly kind: 'gap' | 'danger'; readonly text: string }[];
  }[];
  readonly recall: { readonly title: string; readonly submit: string; readonly reason: string; readonly consequences: readonly string[]; readonly confirm: string; readonly done: string };
  readonly refusal: { readonly reason: string; readonly figures: readonly (readonly [string, string])[]; readonly remedies: readonly string[] };
  readonly verdict: { readonly rule: string; readonly outcome: string; readonly changes: readonly string[]; readonly bar: string };
  readonly seats: { readonly title: string; readonly constituency: string; readonly holders: readonly string[] };
  readonly motion: { readonly title: string; readonly options: readonly (readonly [string, string])[] };
  readonly committee: string;
  readonly tellers: string;
  readonly candidates: readonly (readonly [string, string])[];
  readonly kinds: { readonly federation: string; readonly district: string; readonly workplace: string };
  readonly districts: readonly string[];
  readonly workplace: string;
  readonly tree: string;
  readonly diff: { readonly title: string; readonly before: string; readonly after: string; readonly collision: string; readonly words: string };
  readonly count: string;
  readonly roll: { readonly caption: string; readonly name: string; readonly unit: string; readonly since: string; readonly dues: string };
  readonly file: string;
  readonly progress: string;
  readonly working: string;
  readonly empty: { readonly title: string; readonly way: string };
  readonly offline: { readonly title: string; readonly way: string };
  readonly castNote: string;
  readonly dialog: { readonly trigger: string; readonly title: string; readonly description: string; readonly text: string };
}

/** A federation with as many workplaces as the tree must bear: eight districts of a hundred. */
export function galleryCouncils(words: GalleryWords): CouncilBranch {
  const workplace = (district: string, number: number): CouncilBranch => ({
    id: `${district}-${number}`, name: `${words.workplace} ${number + 1}`, kind: words.kinds.workplace, href: `/units/${district}-${number}`, children: [],
  });
  const district = (name: string): CouncilBranch => ({
    id: name, name, kind: words.kinds.district, href: `/units/${name}`, seats: { filled: 29, all: 31 },
    children: Array.from({ length: 100 }, (_, number) => workplace(name, number)),
  });
  return { id: 'whole', name: words.organisation, kind: words.kinds.federation, href: '/units/whole', seats: { filled: 112, all: 120 }, children: words.districts.map(district) };
}
