import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyQuery } from '../api/councils.ts';
import type { BodyPowers, BodyView } from '../api/councils.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { useWords } from '../app/use-words.ts';
import { Choices } from './choices.tsx';
import type { Option } from './choices.tsx';
import { FindPicker } from './find-picker.tsx';

type BodyKind = BodyPowers['bodyKinds'][number];

interface InBodyProps {
  readonly title: string;
  /** Of the body that decides. */
  readonly powers: BodyPowers;
  /** Kinds of bodies in which it may lie; none named: any. */
  readonly kinds: readonly string[];
  readonly list: (body: BodyView) => readonly Option[];
  readonly onChoose: (id: string | undefined, body: string) => void;
}

/** Something that belongs to a body: which body first, then what of it. */
export function InBody({ title, powers, kinds, list, onChoose }: InBodyProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const [body, setBody] = useState<string>();
  const query = useQuery({ ...bodyQuery(org, body ?? ''), enabled: body !== undefined });
  return (
    <>
      <WhichBody powers={powers} kinds={kinds} onBody={setBody} />
      {body !== undefined && <Loaded query={query}>{found => {
        const options = list(found);
        return options.length === 0 ? <p className="note" role="status">{t('effectField.nothingThere', { body: found.name })}</p> : <Choices key={body} title={title} options={options} onChoose={id => onChoose(id, body)} />;
      }}</Loaded>}
    </>
  );
}

/** The body of its kind for the same unit as the deciding one; of any other unit once that is found. */
function bodyOf({ id, forEach }: BodyKind, { kind, unit, bodyKinds }: BodyPowers, found: string | undefined): string | undefined {
  if (forEach === null) return id;
  const own = bodyKinds.find(each => each.id === kind)?.forEach === forEach ? unit : undefined;
  const place = own ?? found;
  return place === undefined ? undefined : `${id}@${place}`;
}

function WhichBody({ powers, kinds, onBody }: Pick<InBodyProps, 'powers' | 'kinds'> & { readonly onBody: (body: string | undefined) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const choices = powers.bodyKinds.filter(each => kinds.length === 0 || kinds.includes(each.id));
  const [chosen, setChosen] = useState<string>();
  const [unit, setUnit] = useState<string>();
  const kind = choices.find(each => each.id === chosen);
  const choose = (next: BodyKind | undefined): void => {
    setChosen(next?.id);
    setUnit(undefined);
    onBody(next && bodyOf(next, powers, undefined));
  };
  const isElsewhere = kind !== undefined && bodyOf(kind, powers, undefined) === undefined;
  return (
    <>
      <Choices title={words('fact', 'body')} options={choices} onChoose={id => choose(choices.find(each => each.id === id))} />
      {isElsewhere && <FindPicker of="unit" title={t('effectField.ofWhichUnit')} kinds={[kind.forEach ?? '']} chosen={unit === undefined ? [] : [unit]} onChoose={([found]) => { setUnit(found); onBody(bodyOf(kind, powers, found)); }} />}
    </>
  );
}
