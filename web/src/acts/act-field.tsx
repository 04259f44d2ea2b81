import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import type { Content, FieldSpec } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';
import type { Words } from '../app/use-words.ts';
import { ChoiceBallot } from '../components/choice-ballot.tsx';
import { instantIn, localIn } from '../format/zoned-time.ts';
import { AmendmentField } from './amendment-field.tsx';
import { isOptional, paragraphsOf } from './content.ts';
import { EffectField } from './effect-field.tsx';
import { FindPicker } from './find-picker.tsx';
import { NameField } from './name-field.tsx';
import { SeatsField } from './seats-field.tsx';

interface ActFieldProps {
  readonly spec: FieldSpec;
  readonly content: Content;
  readonly value: unknown;
  readonly onAnswer: (value: unknown) => void;
}

/** One thing that the person must still fill in, as the server described it. */
export function ActField({ spec, content, value, onAnswer }: ActFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const title = words('field', spec.path.split('.').at(-1) ?? spec.path);
  const chosen = typeof value === 'string' ? [value] : [];
  const options = (spec.oneOf ?? []).map(one => ({ id: one, name: optionName(spec, one, words) }));
  switch (spec.type) {
    case 'person': return <FindPicker of="person" title={title} chosen={chosen} within={spec.within} onChoose={([person]) => onAnswer(person)} />;
    case 'changes': return <AmendmentField motion={String(content['motion'])} onChange={onAnswer} />;
    case 'effect': return <EffectField body={String(content['body'])} onEffect={onAnswer} />;
    case 'decision': return <NameField spec={spec} value={value} onAnswer={onAnswer} />;
    case 'seats': return <SeatsField title={title} spec={spec} chosen={Array.isArray(value) ? value as string[] : []} onChoose={onAnswer} />;
    case 'choice': return <p className="note">{t('do.onPollPage')}</p>;
    case 'mode': case 'option': return <ChoiceBallot title={title} options={options} chosen={chosen} atMost={1} onChoose={([choice]) => onAnswer(choice)} />;
    default: return <WrittenField spec={spec} title={title} initial={content[spec.path]} onAnswer={onAnswer} />;
  }
}

/** Ways of voting and sides have words of their own; the tied are called by their names. */
function optionName({ type, path, choices = [] }: FieldSpec, one: string, words: Words): string {
  if (type === 'mode') return words('voteMode', one);
  return path === 'effect.vote' ? words('side', one) : choices.find(choice => choice.id === one)?.name ?? one;
}

/** Titles and places take a line; everything else that is written takes room. */
const ONE_LINE: ReadonlySet<string> = new Set(['title', 'place']);

interface WrittenFieldProps { readonly spec: FieldSpec; readonly title: string; readonly initial: unknown; readonly onAnswer: (value: unknown) => void }

function WrittenField({ spec, title, initial, onAnswer }: WrittenFieldProps) {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const field = useId();
  const isFree = isOptional(spec) || spec.type === 'paragraphs';
  const notes: Readonly<Record<string, string>> = { paragraphs: t('field.paragraphsNote'), instant: t('field.zoneNote', { zone }) };
  const note = notes[spec.type];
  const common = { id: field, className: 'input', required: !isFree, ...(note !== undefined && { 'aria-describedby': `${field}note` }) };
  const answerText = (text: string): void => onAnswer(text.trim() === '' ? undefined : { text: text.trim() });
  return (
    <div className="field">
      <label htmlFor={field}>{title}{isFree && <span className="note"> {t('field.optional')}</span>}</label>
      {spec.type === 'paragraphs' && <textarea {...common} rows={10} onChange={event => onAnswer(paragraphsOf(event.target.value))} />}
      {spec.type === 'text' && (ONE_LINE.has(spec.path)
        ? <input {...common} type="text" onChange={event => answerText(event.target.value)} />
        : <textarea {...common} onChange={event => answerText(event.target.value)} />)}
      {spec.type === 'instant' && <input {...common} type="datetime-local" defaultValue={typeof initial === 'number' ? localIn(zone, initial as Instant) : undefined} onChange={event => onAnswer(instantIn(zone, event.target.value))} />}
      {spec.type === 'number' && <input {...common} type="number" inputMode="numeric" step={1} min={0} onChange={event => onAnswer(event.target.value === '' ? undefined : Number(event.target.value))} />}
      {note !== undefined && <p className="note" id={`${field}note`}>{note}</p>}
    </div>
  );
}
