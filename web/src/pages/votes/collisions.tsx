import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeAt, shownChange } from '../../acts/amending.ts';
import type { AmendmentView, MotionView } from '../../api/meetings.ts';
import { nowQuery } from '../../api/organisation.ts';
import { actAddress, at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { DiffView } from '../../components/diff-view.tsx';
import { useParagraphName } from './use-paragraph-name.ts';

/** Amendments that cannot both have their way, side by side against the words they would change, and a way to join them. */
export function Collisions({ motion }: { readonly motion: MotionView }) {
  const { t } = useTranslation();
  const { id: org, me } = useOrganisation();
  const { data } = useQuery({ ...nowQuery(org), enabled: me !== undefined });
  const mayAmend = (data?.acts ?? []).some(act => act.kind === 'move-amendment' && act.object.id === motion.id);
  if (motion.collisions.length === 0) return null;
  return (
    <Section title={t('collision.title')}>
      <p className="note">{t('collision.lead')}</p>
      {motion.collisions.map(({ between, paragraphs }) => {
        const pair = between.flatMap(id => motion.amendments.filter(amendment => amendment.id === id));
        const [one, other] = pair;
        return one && other && <Pair key={between.join(' ')} motion={motion} one={one} other={other} paragraphs={paragraphs} mayAmend={mayAmend} />;
      })}
    </Section>
  );
}

interface PairProps { readonly motion: MotionView; readonly one: AmendmentView; readonly other: AmendmentView; readonly paragraphs: readonly string[]; readonly mayAmend: boolean }

function Pair({ motion, one, other, paragraphs, mayAmend }: PairProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const both = `${actAddress(org, 'move-amendment', motion.id)}&from=${encodeURIComponent(one.id)}&beside=${encodeURIComponent(other.id)}&merge=yes`;
  const titleOf = (amendment: AmendmentView): string => amendment.title ?? t('motion.untitled');
  return (
    <article className="collision">
      <h3>{t('collision.pair', { one: titleOf(one), other: titleOf(other) })}</h3>
      <div className="collision__sides">
        {[[one, other], [other, one]].map(([side, beside]) => side && beside && <Side key={side.id} motion={motion} amendment={side} beside={beside} paragraphs={paragraphs} mayAmend={mayAmend} />)}
      </div>
      {mayAmend && <p><AppLink className="button" href={both}>{t('merging.start')}<span className="visually-hidden">: {titleOf(one)}, {titleOf(other)}</span></AppLink></p>}
    </article>
  );
}

interface SideProps extends Pick<PairProps, 'motion' | 'paragraphs' | 'mayAmend'> { readonly amendment: AmendmentView; readonly beside: AmendmentView }

function Side({ motion, amendment, beside, paragraphs, mayAmend }: SideProps) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const nameOfParagraph = useParagraphName();
  const title = amendment.title ?? t('motion.untitled');
  const start = `${actAddress(org, 'move-amendment', motion.id)}&from=${encodeURIComponent(amendment.id)}&beside=${encodeURIComponent(beside.id)}`;
  return (
    <div className="stack-tight">
      <p><AppLink href={at(org, 'motions', amendment.id)}>{title}</AppLink> <span className="note">{amendment.mover.name}</span></p>
      {paragraphs.map(paragraph => {
        const change = changeAt(amendment.changes, paragraph);
        return change && <DiffView key={paragraph} title={nameOfParagraph(paragraph)} {...shownChange(change, motion.paragraphs)} />;
      })}
      {mayAmend && <p><AppLink href={start}>{t('collision.start')}<span className="visually-hidden">: {title}</span></AppLink></p>}
    </div>
  );
}
