import { useTranslation } from 'react-i18next';
import type { MotionView } from '../../api/meetings.ts';
import { at, pageOf } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { useFormat } from '../../format/use-format.ts';
import type { CodeFamily } from '../../messages/messages.ts';
import { CharterChanges } from '../law/charter-changes.tsx';

type EffectObject = MotionView['objects'][number];

/** Codes inside effects have words of their own. */
const FAMILIES: Readonly<Record<string, CodeFamily>> = { vote: 'side', how: 'overriding', uphold: 'uphold' };

interface EffectObjectsProps { readonly title: string; readonly objects: readonly EffectObject[]; readonly charter: MotionView['charter'] }

/** Whom or what a motion touches, with the way to each, and what an amendment changes in the charter. */
export function EffectObjects({ title, objects, charter }: EffectObjectsProps) {
  const { language } = useOrganisation();
  const words = useWords();
  const parts = [...Map.groupBy(objects, ({ part }) => part)];
  if (objects.length === 0 && charter === null) return null;
  return (
    <Section title={title}>
      {parts.length > 0 && <FactsList facts={parts.map(([part, group]) => ({ name: words('field', part), value: group.map((object, index) => <span key={object.id}>{index > 0 && '; '}<Named object={object} /></span>) }))} />}
      {charter && <CharterChanges changes={charter} lang={language} />}
    </Section>
  );
}

function Named({ object }: { readonly object: EffectObject }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const format = useFormat();
  const { part, type, id, name, body, bodyName } = object;
  if (type === 'code') return words(FAMILIES[part] ?? 'side', id);
  if (type === 'day') return format.day(id);
  if (type === 'text') return name;
  const page = type === 'seat' ? body && at(org, 'bodies', body) : pageOf(org, { type, id, name: '' });
  const text = [name ?? (bodyName === undefined ? t('motion.untitled') : undefined), bodyName].filter(Boolean).join(', ');
  return page ? <AppLink href={page}>{text}</AppLink> : text;
}
