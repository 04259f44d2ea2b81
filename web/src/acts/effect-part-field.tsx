import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyPowers, EffectChoice } from '../api/councils.ts';
import { useWords } from '../app/use-words.ts';
import { FilePicker } from '../components/file-picker.tsx';
import { Choices } from './choices.tsx';
import type { EffectPart, Parts } from './effect-parts.ts';
import { BoundSeatChoice, DecisionChoice, DecisionNamed, MotionNamed, ThingChoice } from './effect-things.tsx';
import { FindPicker } from './find-picker.tsx';

interface EffectPartFieldProps {
  readonly part: EffectPart;
  readonly powers: BodyPowers;
  /** What the charter says of this effect in the hands of the body. */
  readonly choice: EffectChoice;
  readonly effect: Parts;
  /** What a link has brought along, which is not asked for again. */
  readonly given: Parts;
  readonly onParts: (parts: Parts) => void;
}

const asList = (value: unknown): readonly string[] => (Array.isArray(value) ? value as string[] : typeof value === 'string' ? [value] : []);

/** One thing that the effect must name. What the charter leaves no choice in is not asked. */
export function EffectPartField({ part, powers, choice, effect, given, onParts }: EffectPartFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const title = words('field', part.name);
  const value = effect[part.name];
  const put = (answer: unknown): void => onParts({ [part.name]: answer });
  switch (part.type) {
    case 'person': return <FindPicker of="person" title={title} chosen={asList(value)} onChoose={([person]) => put(person)} />;
    case 'persons': return part.name === 'sponsors' && choice.sponsors === 0 ? null : <FindPicker of="person" title={part.name === 'sponsors' ? t('effectField.sponsors', { count: choice.sponsors }) : title} chosen={asList(value)} several onChoose={put} />;
    case 'unit': return <FindPicker of="unit" title={part.optional ? `${title} ${t('field.optional')}` : title} kinds={choice.overUnits} chosen={asList(value)} onChoose={([unit]) => put(unit)} />;
    case 'units': return <Parents title={title} powers={powers} effect={effect} onUnits={put} />;
    case 'unit-kind': return <UnitKind title={title} powers={powers} choice={choice} effect={effect} onParts={onParts} />;
    case 'matter': return choice.matters.length === 0 ? null : <Choices title={title} options={choice.matters} none={choice.anyMatter ? t('effectField.anyMatter') : undefined} onChoose={put} />;
    case 'charter': return <FilePicker title={title} accept=".md,text/markdown,text/plain" limit={200_000} onText={text => put({ text })} />;
    case 'choice': return <Choices title={title} options={(part.oneOf ?? []).map(one => ({ id: String(one), name: words(part.family ?? 'side', String(one)) }))} onChoose={id => put(part.oneOf?.find(one => String(one) === id))} />;
    case 'referendum': return <Referendum title={title} powers={powers} onBody={put} />;
    case 'bound-seat': return typeof effect['motion'] === 'string' ? <BoundSeatChoice title={title} motion={effect['motion']} unit={powers.unit} onSeat={seat => put(seat === undefined ? undefined : [seat])} /> : null;
    case 'vacant-seat': return <ThingChoice title={title} thing="vacant-seat" powers={powers} over={choice.over} onChoose={(seat, body) => onParts({ seat, body })} />;
    case 'motion': return typeof given['motion'] === 'string' ? <MotionNamed title={title} motion={given['motion']} /> : <ThingChoice title={title} thing="motion" powers={powers} over={choice.effect === 'instruct-delegate' ? choice.over : []} onChoose={put} />;
    case 'held-seat': case 'election': case 'unverified-election': case 'poll': return <ThingChoice title={title} thing={part.type} powers={powers} over={choice.over} onChoose={put} />;
    case 'decision': return typeof given['decision'] === 'string' ? <DecisionNamed title={title} decision={given['decision']} /> : <DecisionChoice title={title} effect={choice.effect} over={choice.over} onDecision={put} />;
    case 'amendment': return null;
    case 'text': case 'date': return <Line title={title} type={part.type} onLine={put} />;
  }
}

function Line({ title, type, onLine }: { readonly title: string; readonly type: 'text' | 'date'; readonly onLine: (text: string | undefined) => void }) {
  const field = useId();
  return <div className="field"><label htmlFor={field}>{title}</label><input id={field} type={type} className="input" onChange={event => onLine(event.target.value.trim() === '' ? undefined : event.target.value.trim())} /></div>;
}

/** The kinds of unit that the power reaches; units above are chosen anew with it. */
function UnitKind({ title, powers, choice, effect, onParts }: Pick<EffectPartFieldProps, 'powers' | 'choice' | 'effect' | 'onParts'> & { readonly title: string }) {
  const kinds = powers.unitKinds.filter(kind => choice.overUnits.length === 0 || choice.overUnits.includes(kind.id));
  return <Choices title={title} options={kinds} initial={asList(effect['unitKind'])[0]} onChoose={unitKind => onParts({ unitKind, parents: [] })} />;
}

/** In which units the new one lies; a kind at the top lies in none. */
function Parents({ title, powers, effect, onUnits }: Pick<EffectPartFieldProps, 'powers' | 'effect'> & { readonly title: string; readonly onUnits: (units: readonly string[]) => void }) {
  const within = powers.unitKinds.find(kind => kind.id === effect['unitKind'])?.within ?? [];
  return within.length === 0 ? null : <FindPicker of="unit" title={title} kinds={within} chosen={asList(effect['parents'])} several onChoose={onUnits} />;
}

function Referendum({ title, powers, onBody }: Pick<EffectPartFieldProps, 'powers'> & { readonly title: string; readonly onBody: (body: string | undefined) => void }) {
  const bodies = powers.bodyKinds.filter(kind => kind.form === 'referendum');
  return bodies.length < 2 ? null : <Choices title={title} options={bodies} onChoose={onBody} />;
}
