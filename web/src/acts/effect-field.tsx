import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyQuery } from '../api/councils.ts';
import { decisionsQuery, motionQuery } from '../api/meetings.ts';
import { FactsList } from '../app/facts-list.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';
import { FilePicker } from '../components/file-picker.tsx';
import { CharterAmendment } from './charter-amendment.tsx';
import { EFFECT_PARTS, isWhole } from './effect-parts.ts';
import type { EffectPart } from './effect-parts.ts';
import { PersonPicker } from './person-picker.tsx';
import { UnitPicker } from './unit-picker.tsx';

type Parts = Readonly<Record<string, unknown>>;

/** What the motion would do when carried. The charter decides whether this body may; here every kind can be asked for. */
export function EffectField({ body, onEffect }: { /** In which it is moved. */ readonly body: string; readonly /** Null while something it must name is missing. */ onEffect: (effect: Parts | null) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const field = useId();
  const { effect: wanted, motion } = useSearch({ strict: false });
  const [effect, setEffect] = useState<Parts>({ kind: wanted !== undefined && wanted in EFFECT_PARTS ? wanted : 'decide', ...(motion !== undefined && { motion }) });
  const kind = String(effect['kind']);
  const change = (next: Parts): void => {
    setEffect(next);
    onEffect(isWhole(next) ? next : null);
  };
  const parts = EFFECT_PARTS[kind] ?? [];
  return (
    <>
      <div className="field">
        <label htmlFor={field}>{t('field.effect')}</label>
        <select id={field} className="input" value={kind} onChange={event => change({ kind: event.target.value })}>
          {Object.keys(EFFECT_PARTS).map(one => <option key={one} value={one}>{words('effect', one)}</option>)}
        </select>
      </div>
      {kind === 'amend-charter' && <CharterAmendment onPrepared={change} />}
      {kind !== 'amend-charter' && parts.map(part => <EffectPartField key={`${kind}${part.name}`} part={part} body={body} effect={effect} onPart={value => change({ ...effect, [part.name]: value })} />)}
    </>
  );
}

interface EffectPartFieldProps { readonly part: EffectPart; readonly body: string; readonly effect: Parts; readonly onPart: (value: unknown) => void }

function EffectPartField({ part, body, effect, onPart }: EffectPartFieldProps) {
  const words = useWords();
  const title = words('field', part.name);
  const value = effect[part.name];
  if (part.name === 'motion' && typeof value === 'string') return <MotionNamed title={title} motion={value} />;
  switch (part.type) {
    case 'person': return <PersonPicker title={title} chosen={typeof value === 'string' ? [value] : []} several={false} onChoose={([person]) => onPart(person)} />;
    case 'persons': return <PersonPicker title={title} chosen={Array.isArray(value) ? value as string[] : []} several onChoose={onPart} />;
    case 'unit': return <UnitPicker title={title} chosen={typeof value === 'string' ? value : undefined} onChoose={onPart} />;
    case 'charter': return <FilePicker title={title} accept=".md,text/markdown,text/plain" limit={200_000} onText={text => onPart({ text })} />;
    case 'choice': return <Choices title={title} options={(part.oneOf ?? []).map(one => ({ id: String(one), name: words(part.family ?? 'side', String(one)) }))} onChoose={id => onPart(part.oneOf?.find(one => String(one) === id))} />;
    case 'seats': return <SeatChoice title={title} unit={body.split('@')[1]} motion={typeof effect['motion'] === 'string' ? effect['motion'] : undefined} onSeat={seat => onPart(part.name === 'seats' ? [seat] : seat)} />;
    case 'decision': return <DecisionChoice title={title} onDecision={onPart} />;
    default: return <Line title={title} type={part.type === 'date' ? 'date' : 'text'} initial={typeof value === 'string' ? value : ''} onLine={onPart} />;
  }
}

function Line({ title, type, initial, onLine }: { readonly title: string; readonly type: string; readonly initial: string; readonly onLine: (text: string | undefined) => void }) {
  const field = useId();
  return <div className="field"><label htmlFor={field}>{title}</label><input id={field} type={type} className="input" defaultValue={initial} onChange={event => onLine(event.target.value.trim() === '' ? undefined : event.target.value.trim())} /></div>;
}

interface ChoicesProps { readonly title: string; readonly options: readonly { readonly id: string; readonly name: string }[]; readonly onChoose: (id: string) => void }

function Choices({ title, options, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{title}</label>
      <select id={field} className="input" defaultValue="" required onChange={event => onChoose(event.target.value)}>
        <option value="" disabled>{t('field.choose')}</option>
        {options.map(option => <option key={option.id} value={option.id}>{option.name}</option>)}
      </select>
    </div>
  );
}

/** The motion that a link has brought along, by its title. */
function MotionNamed({ title, motion }: { readonly title: string; readonly motion: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { data } = useQuery(motionQuery(org, motion));
  return <FactsList facts={[{ name: title, value: data?.title ?? t('motion.untitled') }]} />;
}

/** Seats of the body that decides on the motion, those that stand for the own unit first; without a motion, of the bodies of the whole. */
function SeatChoice({ title, unit, motion, onSeat }: { readonly title: string; readonly unit: string | undefined; readonly motion: string | undefined; readonly onSeat: (seat: string) => void }) {
  const { id: org, bodies } = useOrganisation();
  const [chosen, setChosen] = useState<string>();
  const about = useQuery({ ...motionQuery(org, motion ?? ''), enabled: motion !== undefined });
  const of = about.data?.body.id ?? chosen ?? bodies[0]?.id ?? '';
  const body = useQuery({ ...bodyQuery(org, of), enabled: of !== '' });
  const words = useWords();
  const seats = (body.data?.seats ?? []).filter(seat => seat.holder !== undefined).toSorted((a, b) => Number(b.constituency === unit) - Number(a.constituency === unit)).map(seat => ({ id: seat.id, name: [seat.holder?.name, seat.constituencyName].filter(Boolean).join(', ') }));
  return (
    <>
      {motion === undefined && <Choices title={words('fact', 'body')} options={bodies} onChoose={setChosen} />}
      <Choices title={title} options={seats} onChoose={onSeat} />
    </>
  );
}

function DecisionChoice({ title, onDecision }: { readonly title: string; readonly onDecision: (decision: string) => void }) {
  const { id: org } = useOrganisation();
  const { data } = useQuery(decisionsQuery(org, {}));
  return <Choices title={title} options={(data?.decisions ?? []).map(decision => ({ id: decision.id, name: `${decision.title ?? decision.id}, ${decision.bodyName}` }))} onChoose={onDecision} />;
}
