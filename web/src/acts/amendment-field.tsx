import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { motionQuery } from '../api/meetings.ts';
import type { AmendmentView, MotionView, ParagraphView } from '../api/meetings.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { DiffView } from '../components/diff-view.tsx';
import { newIdempotencyKey } from '../components/idempotency-key.ts';
import { changeAt, changesOf, shownChange, writtenBy, writtenByBoth } from './amending.ts';
import type { Insertion, ParagraphChange } from './amending.ts';

interface AmendmentFieldProps { readonly motion: string; readonly onChange: (changes: readonly ParagraphChange[]) => void }

const freshId = (): string => `p${newIdempotencyKey().slice(0, 8)}`;

/** The motion's text to write over, from the beginning or from where another amendment has brought it. */
export function AmendmentField({ motion, onChange }: AmendmentFieldProps) {
  const { id: org } = useOrganisation();
  const query = useQuery(motionQuery(org, motion));
  return <Loaded query={query}>{found => <Writing motion={found} onChange={onChange} />}</Loaded>;
}

interface Origin {
  readonly from: AmendmentView | undefined;
  /** Its words are joined with those of the first. */
  readonly joined: AmendmentView | undefined;
}

interface Begun {
  readonly written: Readonly<Record<string, string>>;
  readonly inserted: readonly Insertion[];
  /** By paragraph: where the two that were joined say different things. */
  readonly clashes: ReturnType<typeof writtenByBoth>['clashes'];
}

/** What stands at the start: the words of the amendment that a link names, and always room for a new paragraph. */
function begun({ from, joined }: Origin, paragraphs: readonly ParagraphView[]): Begun {
  const { written, inserted, clashes } = from && joined ? writtenByBoth(from.changes, joined.changes, paragraphs, freshId) : from ? { ...writtenBy(from.changes, freshId), clashes: {} } : { written: {}, inserted: [], clashes: {} };
  return { written, clashes, inserted: [...inserted, { after: paragraphs.at(-1)?.id ?? 'start', paragraph: freshId(), text: '' }] };
}

function Writing({ motion: { paragraphs, amendments }, onChange }: { readonly motion: MotionView; readonly onChange: AmendmentFieldProps['onChange'] }) {
  const { t } = useTranslation();
  const { from, beside, merge } = useSearch({ strict: false });
  const base = amendments.find(each => each.id === from);
  const other = amendments.find(each => each.id === beside);
  const [{ written, inserted, clashes }, setText] = useState(() => begun({ from: base, joined: merge === 'yes' ? other : undefined }, paragraphs));
  const change = (next: Omit<Begun, 'clashes'>): void => {
    setText({ ...next, clashes });
    onChange(changesOf(paragraphs, next.written, next.inserted));
  };
  // The words it starts from are changes already, before anybody has written anything.
  const begin = useEffectEvent(() => { if (base) onChange(changesOf(paragraphs, written, inserted)); });
  useEffect(() => begin(), []);
  const insert = (index: number, text: string): void => change({ written, inserted: inserted.map((each, at) => (at === index ? { ...each, text } : each)) });
  return (
    <fieldset className="stack">
      <legend className="picker__title">{t('amending.how')}</legend>
      {base && other && merge === 'yes'
        ? <p className="note">{t('merging.from', { one: base.title ?? t('motion.untitled'), other: other.title ?? t('motion.untitled') })}</p>
        : base && <p className="note">{t('amending.from', { title: base.title ?? t('motion.untitled'), name: base.mover.name })}</p>}
      {paragraphs.map((paragraph, index) => <OneParagraph key={paragraph.id} paragraph={paragraph} number={index + 1} written={written[paragraph.id]} clashes={clashes[paragraph.id]} other={other} onWrite={text => change({ written: { ...written, [paragraph.id]: text }, inserted })} />)}
      {inserted.map((each, index) => <NewParagraph key={each.paragraph} after={each.after} paragraphs={paragraphs} text={each.text} onWrite={text => insert(index, text)} />)}
    </fieldset>
  );
}

interface OneParagraphProps { readonly paragraph: ParagraphView; readonly number: number; readonly written: string | undefined; readonly clashes: Begun['clashes'][string] | undefined; readonly other: AmendmentView | undefined; readonly onWrite: (text: string) => void }

/** What is changed is shown below as others will see it, and what the other amendment makes of the same words. */
function OneParagraph({ paragraph: { id, text }, number, written, clashes, other, onWrite }: OneParagraphProps) {
  const { t } = useTranslation();
  const field = useId();
  const theirs = other && changeAt(other.changes, id);
  const isChanged = written !== undefined && written.trim() !== (text ?? '').trim();
  return (
    <div className="stack-tight">
      <div className="field">
        <label htmlFor={field}>{t('amending.paragraph', { number })}</label>
        <textarea id={field} className="input" value={written ?? text ?? ''} onChange={event => onWrite(event.target.value)} {...(clashes && { 'aria-describedby': `${field}clashes` })} />
      </div>
      {clashes && (
        <div className="note" id={`${field}clashes`}>
          <p>{t('merging.clash')}</p>
          <ul className="bullets">{clashes.map(({ one, other: theirOwn }, index) => <li key={index}>{t('merging.either', { one: one === '' ? t('merging.nothing') : one, other: theirOwn === '' ? t('merging.nothing') : theirOwn })}</li>)}</ul>
        </div>
      )}
      {isChanged && <DiffView title={t('amending.preview', { number })} before={text ?? ''} after={written} />}
      {theirs && <DiffView title={t('amending.beside', { title: other.title ?? t('motion.untitled') })} {...shownChange(theirs, [{ id, text }])} />}
    </div>
  );
}

/** Its place in words: at the beginning, at the end, or after which paragraph. */
function NewParagraph({ after, paragraphs, text, onWrite }: { readonly after: string; readonly paragraphs: readonly ParagraphView[]; readonly text: string; readonly onWrite: (text: string) => void }) {
  const { t } = useTranslation();
  const field = useId();
  const number = paragraphs.findIndex(each => each.id === after) + 1;
  const label = number === paragraphs.length ? t('amending.add') : number === 0 ? t('amending.addFirst') : t('amending.addAfter', { number });
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      <textarea id={field} className="input" value={text} onChange={event => onWrite(event.target.value)} />
    </div>
  );
}
